// Times as the clock of whoever looks shows them. The desk writes and takes UTC, which stays without this script; with it every
// `<time datetime>` is told in the visitor's own zone (UTC stands in its title), and a field marked `data-moment` is a field of
// date and time in that zone, sent as UTC. Others stand on nothing here.
"use strict";

(() => {
  const told = new Intl.DateTimeFormat(undefined, { day: "2-digit", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", timeZoneName: "short" });
  const pad = (number) => String(number).padStart(2, "0");
  const local = (moment) => `${moment.getFullYear()}-${pad(moment.getMonth() + 1)}-${pad(moment.getDate())}T${pad(moment.getHours())}:${pad(moment.getMinutes())}`;
  const isUtc = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/;

  const times = () => {
    for (const time of document.querySelectorAll("time[datetime]:not([data-told])")) {
      const moment = new Date(time.dateTime);
      if (Number.isNaN(moment.getTime()) || !time.dateTime.includes("T")) continue;
      time.title = time.textContent;
      time.textContent = told.format(moment);
      time.dataset.told = "";
    }
  };

  const fields = () => {
    for (const field of document.querySelectorAll("input[data-moment]:not([type=datetime-local])")) {
      const was = field.value;
      field.type = "datetime-local";
      field.value = isUtc.test(was) ? local(new Date(`${was}Z`)) : "";
      field.form.querySelector("[data-in-utc]")?.replaceChildren("By your own clock.");
      field.form.addEventListener("formdata", ({ formData }) => {
        if (field.value) formData.set(field.name, new Date(field.value).toISOString().slice(0, 16));
      });
    }
  };

  const all = () => {
    times();
    fields();
  };
  document.addEventListener("tracker:parts", all);
  all();
})();

"""The desk's spreadsheet: one row a claim, with everything that a sheet can say of it, notes too. It is the desk's own."""

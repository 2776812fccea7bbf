"""The two engines a desk may stand on, behind one surface (`surface.Kind`): SQLite's file and a PostgreSQL server.

What one of them alone can or needs stands here and nowhere else. Neither room loads a driver: SQLAlchemy does, once an
engine of that kind is made.
"""

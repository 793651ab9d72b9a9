#!/bin/sh
# Runs once, when the PostgreSQL volume is empty. `florin` owns its database and has no other right; for one household's
# work it takes the role `florin_tenant`, which row-level security confines to that household.
set -eu

psql --set=ON_ERROR_STOP=1 --username="${POSTGRES_USER:-postgres}" --dbname=postgres --set=password="$FLORIN_DATABASE_PASSWORD" <<'SQL'
CREATE ROLE florin LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :'password';
CREATE ROLE florin_tenant NOLOGIN;
GRANT florin_tenant TO florin;
CREATE DATABASE florin OWNER florin;
SQL

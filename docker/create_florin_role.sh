#!/bin/sh
# Runs once, when the PostgreSQL volume is empty. Florin's role owns its database but is no superuser, because row-level
# security, which keeps households apart, does not bind superusers. florin_tenant is the role it takes for one household's work.
set -eu

psql --set=ON_ERROR_STOP=1 --username="${POSTGRES_USER:-postgres}" --dbname=postgres --set=password="$FLORIN_DATABASE_PASSWORD" <<'SQL'
CREATE ROLE florin LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :'password';
CREATE ROLE florin_tenant NOLOGIN;
GRANT florin_tenant TO florin;
CREATE DATABASE florin OWNER florin;
SQL

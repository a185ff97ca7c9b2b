"""How people get in: log-ins that are limited, and second factors."""

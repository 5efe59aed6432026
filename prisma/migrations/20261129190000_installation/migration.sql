-- The name by which an installation knows the files that it wrote itself.
INSERT INTO setting (id, value) VALUES ('installation', jsonb_build_object('name', gen_random_uuid()::text));

-- «/claims/overview» is a page: a claim that had this address from before gets the next one that is free.
UPDATE "claim" SET "slug" = (
  SELECT 'overview-' || n FROM generate_series(2, (SELECT count(*) + 2 FROM "claim")) n
  WHERE NOT EXISTS (SELECT FROM "claim" other WHERE other."slug" = 'overview-' || n) ORDER BY n LIMIT 1
) WHERE "slug" = 'overview';

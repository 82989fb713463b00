-- While an endpoint is updated, the instances of both configurations run: a span of each type may be open.
DROP INDEX "EndpointRun_open";
CREATE UNIQUE INDEX "EndpointRun_open" ON "EndpointRun"(("endpointId"::text), "instanceType") WHERE "endedAt" IS NULL;

-- AlterTable
ALTER TABLE "Endpoint" ADD COLUMN     "previous" JSONB,
ADD COLUMN     "updateRequestId" UUID,
ADD COLUMN     "updateSentAt" TIMESTAMPTZ(3);

-- CreateIndex
CREATE UNIQUE INDEX "Endpoint_updateRequestId_key" ON "Endpoint"("updateRequestId");

-- AddForeignKey
ALTER TABLE "Endpoint" ADD CONSTRAINT "Endpoint_updateRequestId_fkey" FOREIGN KEY ("updateRequestId") REFERENCES "Request"("id") ON DELETE SET NULL ON UPDATE CASCADE;

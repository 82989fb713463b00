-- AlterTable
ALTER TABLE "Endpoint" DROP COLUMN "updateSentAt",
ADD COLUMN     "component" JSONB,
ADD COLUMN     "updateFailure" JSONB,
ADD COLUMN     "updateSent" JSONB;

-- AlterTable
ALTER TABLE "Vote" ADD COLUMN     "isVoid" BOOLEAN NOT NULL DEFAULT false;

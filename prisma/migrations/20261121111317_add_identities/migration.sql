-- CreateEnum
CREATE TYPE "IamUserWish" AS ENUM ('kept', 'rotated', 'revoked');

-- CreateTable
CREATE TABLE "SealedSecret" (
    "id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "sealed" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revealedAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SealedSecret_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IamUser" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "connectionId" UUID,
    "region" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "arn" TEXT NOT NULL,
    "teamId" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "keyId" TEXT,
    "secretId" UUID,
    "wish" "IamUserWish" NOT NULL DEFAULT 'kept',
    "wishedAt" TIMESTAMPTZ(3),
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "failure" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "keyMadeAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "goneAt" TIMESTAMPTZ(3),

    CONSTRAINT "IamUser_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IdentityPolicy" (
    "id" UUID NOT NULL,
    "isOnly" BOOLEAN NOT NULL DEFAULT true,
    "allowsUsers" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "IdentityPolicy_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SealedSecret_expiresAt_idx" ON "SealedSecret"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "IamUser_requestId_key" ON "IamUser"("requestId");

-- CreateIndex
CREATE UNIQUE INDEX "IamUser_secretId_key" ON "IamUser"("secretId");

-- CreateIndex
CREATE INDEX "IamUser_wish_wishedAt_idx" ON "IamUser"("wish", "wishedAt");

-- CreateIndex
CREATE INDEX "IamUser_teamId_idx" ON "IamUser"("teamId");

-- CreateIndex
CREATE UNIQUE INDEX "IdentityPolicy_isOnly_key" ON "IdentityPolicy"("isOnly");

-- AddForeignKey
ALTER TABLE "IamUser" ADD CONSTRAINT "IamUser_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IamUser" ADD CONSTRAINT "IamUser_connectionId_fkey" FOREIGN KEY ("connectionId") REFERENCES "Connection"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IamUser" ADD CONSTRAINT "IamUser_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IamUser" ADD CONSTRAINT "IamUser_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IamUser" ADD CONSTRAINT "IamUser_secretId_fkey" FOREIGN KEY ("secretId") REFERENCES "SealedSecret"("id") ON DELETE SET NULL ON UPDATE CASCADE;

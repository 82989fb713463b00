-- CreateTable
CREATE TABLE "HubToken" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "sealed" TEXT,
    "owner" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "lastFour" TEXT NOT NULL,
    "addedById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" TIMESTAMPTZ(3),
    "removedAt" TIMESTAMPTZ(3),
    "removedById" UUID,

    CONSTRAINT "HubToken_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "HubToken_teamId_idx" ON "HubToken"("teamId");

-- AddForeignKey
ALTER TABLE "HubToken" ADD CONSTRAINT "HubToken_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HubToken" ADD CONSTRAINT "HubToken_addedById_fkey" FOREIGN KEY ("addedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HubToken" ADD CONSTRAINT "HubToken_removedById_fkey" FOREIGN KEY ("removedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A team knows its tokens by their names, upper and lower case alike, until they are removed.
CREATE UNIQUE INDEX "HubToken_kept_name" ON "HubToken"("teamId", lower("name")) WHERE "removedAt" IS NULL;

-- What is removed holds no secret any more, and what is kept holds one.
ALTER TABLE "HubToken" ADD CONSTRAINT "HubToken_sealed_while_kept" CHECK (("sealed" IS NULL) = ("removedAt" IS NOT NULL));

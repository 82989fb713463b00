-- CreateEnum
CREATE TYPE "DeliveryState" AS ENUM ('waiting', 'delivered', 'failed', 'dropped');

-- CreateEnum
CREATE TYPE "ChannelKind" AS ENUM ('webhook', 'slack');

-- CreateTable
CREATE TABLE "Notice" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subjectKind" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "subjectLabel" TEXT NOT NULL,
    "teamId" UUID,
    "occasion" TEXT NOT NULL DEFAULT '',
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "personId" UUID,
    "channelId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readAt" TIMESTAMPTZ(3),

    CONSTRAINT "Notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NoticeDelivery" (
    "id" UUID NOT NULL,
    "noticeId" UUID NOT NULL,
    "means" TEXT NOT NULL,
    "state" "DeliveryState" NOT NULL DEFAULT 'waiting',
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "dueAt" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "problem" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "NoticeDelivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NoticeChannel" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "kind" "ChannelKind" NOT NULL,
    "name" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "sealedAddress" TEXT NOT NULL,
    "sealedSigningKey" TEXT,
    "kinds" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "NoticeChannel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NoticePreference" (
    "userId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "byEmail" BOOLEAN NOT NULL,

    CONSTRAINT "NoticePreference_pkey" PRIMARY KEY ("userId","kind")
);

-- CreateIndex
CREATE INDEX "Notice_personId_readAt_idx" ON "Notice"("personId", "readAt");

-- CreateIndex
CREATE INDEX "Notice_personId_createdAt_idx" ON "Notice"("personId", "createdAt");

-- CreateIndex
CREATE INDEX "Notice_channelId_createdAt_idx" ON "Notice"("channelId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Notice_kind_subjectId_occasion_personId_key" ON "Notice"("kind", "subjectId", "occasion", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "Notice_kind_subjectId_occasion_channelId_key" ON "Notice"("kind", "subjectId", "occasion", "channelId");

-- CreateIndex
CREATE UNIQUE INDEX "NoticeDelivery_noticeId_key" ON "NoticeDelivery"("noticeId");

-- CreateIndex
CREATE INDEX "NoticeDelivery_state_dueAt_idx" ON "NoticeDelivery"("state", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "NoticeChannel_teamId_name_key" ON "NoticeChannel"("teamId", "name");

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_personId_fkey" FOREIGN KEY ("personId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_channelId_fkey" FOREIGN KEY ("channelId") REFERENCES "NoticeChannel"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NoticeDelivery" ADD CONSTRAINT "NoticeDelivery_noticeId_fkey" FOREIGN KEY ("noticeId") REFERENCES "Notice"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NoticeChannel" ADD CONSTRAINT "NoticeChannel_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NoticePreference" ADD CONSTRAINT "NoticePreference_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A notice is for one person or for one channel, whatever the code above says.
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_has_one_receiver" CHECK (num_nonnulls("personId", "channelId") = 1);

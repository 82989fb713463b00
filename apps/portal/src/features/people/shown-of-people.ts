"use client";

import { api } from "@/client/api.ts";

/** What a change of somebody's roles shows in: lists, numbers of people, and one's own permissions. */
export const shownOfPeople = [api.people.key(), api.teams.key(), api.settings.me.key()] as const;

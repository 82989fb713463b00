/** What a mail says: a notice, and the one link. */
export interface MailContent {
  title: string;
  text: string;
  link: string;
}

const why =
  "You get this mail because of your part in it. Which notices come by mail is up to you: Settings, Notices.";

/** Subject, plain text and HTML of a notice's mail. */
export function mailBody({ title, text, link }: MailContent) {
  return {
    subject: `[Quarry] ${title}`,
    text: `${title}\n\n${text}\n\nOpen in Quarry: ${link}\n\n-- \n${why}\n`,
    html: [
      '<!doctype html><html lang="en"><head><meta charset="utf-8"></head>',
      '<body style="font-family:sans-serif;line-height:1.5;color:#1f2933">',
      `<p style="font-weight:bold">${escapeHtml(title)}</p><p>${escapeHtml(text)}</p>`,
      `<p><a href="${escapeHtml(link)}">Open in Quarry</a></p>`,
      `<p style="font-size:smaller;color:#52606d">${escapeHtml(why)}</p></body></html>`,
    ].join(""),
  };
}

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"']/gu, (character) => escapes[character] ?? character);

"""The command line: a table of contents. Each command stands in a file of its group and calls one service."""

from __future__ import annotations

import importlib
from typing import Any

import click

from versioner.cli.helps import Context
from versioner.cli.options import Failing
from versioner.errors import UsageError
from versioner.version import __version__

# command -> (module, function): loaded when called, so that `versioner --help` costs next to nothing
COMMANDS = {
    "track": ("track", "track", "Begin to keep an article and its sources."),
    "follow": ("follow", "follow", "Track what a feed, sitemap or section front names; list, remove."),
    "untrack": ("track", "untrack", "Stop looking at a page; keep its history."),
    "set": ("track", "change", "Change how a page is kept."),
    "list": ("read", "list_", "Every article, with its dates and state."),
    "check": ("check", "check", "Look at pages now."),
    "show": ("read", "show", "The article: title, Generated on, Last updated, Source, sections."),
    "log": ("read", "log", "The changelog, newest first, by section."),
    "versions": ("read", "versions", "Every version, with both clocks and where its snapshot lies."),
    "diff": ("read", "diff", "What differs between two versions."),
    "blame": ("read", "blame", "Each sentence: since which version, and how it read before."),
    "search": ("search", "search", "Words in every version of every page, the past ones too."),
    "source": ("read", "source", "An article's sources, and what in it they have overtaken."),
    "import": ("importing", "import_", "Replay captures made elsewhere: WARC, WACZ, archives on the Web."),
    "open": ("opening", "open_", "Open the article's page in the browser."),
    "export": ("export", "export", "Write histories for others: WARC, WACZ, tables, git, a site."),
    "rederive": ("importing", "rederive", "Read stored snapshots again; tells readers nothing."),
    "daemon": ("run", "daemon", "The scheduler, in the foreground."),
    "worker": ("worker", "worker", "One of many that look at pages, on one PostgreSQL."),
    "serve": ("run", "serve", "The web pages and the API."),
    "mcp": ("mcp", "mcp", "Tools for language models, that only read."),
    "demo": ("run", "demo", "A small newsroom on loopback, tracked through a story."),
    "status": ("admin", "status", "How many pages in which state, where checks end, what is due."),
    "noise": ("judge", "noise", "What is ignored on a page, and why."),
    "accept": ("judge", "accept", "Take the text that is suspect or pending."),
    "reject": ("judge", "reject", "Refuse the text that is suspect or pending."),
    "judge": ("judge", "judge", "Say what the change that made a version is worth."),
    "evidence": ("evidence", "evidence", "Bytes, texts, what differs and proofs, in one signed file."),
    "proof": ("proof", "proof", "A file that proves what a version said, and when it was seen."),
    "tag": ("judge", "tag", "Give an article tags, or take them away."),
    "backup": ("backup", "backup", "Copy the home while it is at work."),
    "restore": ("backup", "restore", "Bring a copy back into an empty home."),
    "pack": ("admin", "pack", "Fold new snapshots into packs; clear leftovers away."),
    "prune": ("prune", "prune", "Let raw bytes of long ago go that nothing told rests on."),
    "notify": ("notify", "notify", "Who is told of what: add, list, test, remove, log."),
    "config": ("admin", "config", "Every setting, its value and where it comes from."),
    "db": ("admin", "db", "The database: upgrade, current."),
    "verify": ("verify", "verify", "Read everything that is stored and say what is broken."),
    "token": ("tokens", "token", "Tokens for programs: create, list, revoke."),
    "session": ("sessions", "session", "Who is signed in by a provider: list, end."),
    "completion": ("admin", "completion", "Print the completion script of a shell."),
}


# what other programs call the same: git, urlwatch, webchanges, diffengine, and the usual names for looking after one
_ELSEWHERE = {
    "add": ("track",),
    "ls": ("list",),
    "rm": ("untrack",),
    "remove": ("untrack",),
    "delete": ("untrack",),
    "history": ("log", "versions"),
    "changes": ("log",),
    "changelog": ("log",),
    "compare": ("diff",),
    "cat": ("show",),
    "edit": ("set",),
    "find": ("search",),
    "grep": ("search",),
    "update": ("check",),
    "fetch": ("check",),
    "run": ("check", "daemon"),
    "start": ("serve", "daemon"),
    "server": ("serve",),
    "doctor": ("status", "verify"),
    "health": ("status", "verify"),
    "repair": ("verify --repair",),
    "migrate": ("db",),
    "upgrade": ("db",),
    "settings": ("config", "set"),
    "sources": ("source",),
    "drift": ("source",),
    "feed": ("serve",),
    "webhook": ("notify",),
    "alert": ("notify",),
    "dump": ("export", "backup"),
}


class Contents(Failing):
    """The group whose commands are loaded by name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands, in the order of the table."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command; the nearest names are offered for one that is none."""
        del ctx
        found = COMMANDS.get(cmd_name)
        if found is None:
            import difflib

            near = _ELSEWHERE.get(cmd_name) or difflib.get_close_matches(cmd_name, COMMANDS, 3)
            if near:
                raise UsageError(
                    "there is no command {name!r}. Did you mean {near}?",
                    name=cmd_name,
                    near=" or ".join(near),
                )
            raise UsageError("there is no command {name!r}.", name=cmd_name)
        module = importlib.import_module(f"versioner.cli.{found[0]}")
        command: click.Command = getattr(module, found[1])
        command.context_class = Context
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from the table, without loading any."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry[2]) for name, entry in COMMANDS.items()])


_EPILOG = """\
Start with: versioner track URL --source URL. An ARTICLE is a number, a URL, or part of a URL or title.

\b
What newcomers ask for:
  versioner serve --daemon                  looks at what is due, and shows it in the browser
  VERSIONER_ALLOW_NETWORKS=127.0.0.0/8      lets pages of your own machine or network be tracked
  VERSIONER_CONFIRM_AFTER=60                seconds until a new text is looked at again and told
  VERSIONER_PUBLIC_URL=https://…            the address that readers use
  versioner config                          every setting, its value and where it comes from
"""


@click.command(
    cls=Contents,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=_EPILOG,
)
@click.version_option(__version__, prog_name="versioner")
@click.pass_context
def main(context: click.Context, /, **given: Any) -> None:
    """Keep the versions of articles and their sources; say truly what changed, where and when."""
    if context.invoked_subcommand is None:
        from versioner.cli.opening import welcome

        welcome(given)


if __name__ == "__main__":
    main()

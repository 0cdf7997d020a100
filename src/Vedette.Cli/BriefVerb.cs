using System.CommandLine;
using System.Text;
using Vedette.Access;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Tell;
using Vedette.Weigh.Sources;

namespace Vedette.Cli;

/// <summary><c>vedette brief PATH…</c>: reads, relates and tells, on the screen or as a page, Markdown or JSON.</summary>
internal static class BriefVerb
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("paths") { Description = "Files, folders or links. None are needed with --store.", Arity = ArgumentArity.ZeroOrMore, HelpName = "PATH" };
        var html = new Option<string?>("--html") { Description = "Write one self-contained page.", HelpName = "FILE.html" };
        var pdf = new Option<string?>("--pdf") { Description = "Print a PDF by a Chromium that is installed (or named in VEDETTE_CHROMIUM).", HelpName = "FILE.pdf" };
        var markdown = new Option<string?>("--md") { Description = "Print Markdown, or write it to the file.", HelpName = "FILE.md", Arity = ArgumentArity.ZeroOrOne };
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var since = new Option<DateOnly?>("--since") { Description = "The first day of what counts as new. Default: the latest day that the set states.", HelpName = "DATE", CustomParser = Days.Parse };
        var title = new Option<string?>("--title") { Description = "Default: that of the story when all sources tell one.", HelpName = "TITLE" };
        var part = new Option<string[]>("--part") { Description = $"Tell only this part; give it again for more. Default: all. One of {string.Join(", ", Composition.All.Select(p => p.Key))}.", HelpName = "PART" };
        var store = new Option<string?>("--store") { Description = "Brief what this store keeps; paths are read beside it and not kept.", HelpName = "FILE" };
        var problem = new Option<string?>("--problem") { Description = "Brief on this warning problem. Default: problem.yaml in a folder that is given, if there is one.", HelpName = "FILE.yaml" };
        var lint = new Option<bool>("--lint") { Description = "Only tell what in the words on the problem breaks the standard for likelihood and confidence (ICD 203); exit code 1 when something does." };
        var register = RegisterOption.Create();
        var ceiling = TlpOption.Ceiling();
        var mark = new Option<bool>("--mark") { Description = "Note in the store that you read this: the next brief tells what changed since." };
        var by = Recording.ByOption();
        var isPrivate = Inputs.AllowPrivate();
        var command = new Command("brief", "Read sources and tell a briefing: who claims what, how surely, from how many origins, and what changed on the way.") { paths, problem, register, html, pdf, markdown, json, since, part, title, store, lint, ceiling, mark, by, isPrivate };
        command.Validators.Add(result =>
        {
            var inputs = result.GetValue(paths) ?? [];
            bool isMarkdown = result.GetResult(markdown) is { Implicit: false };
            if (inputs.Length == 0 && result.GetValue(store) is null) result.AddError("Give files, folders or links to read, or a store with --store.");
            var faults = new List<Fault>();
            Composition.Read(result.GetValue(part) ?? [], result.GetValue(title), null, faults);
            foreach (var fault in faults) result.AddError($"{fault.Code}: {fault.Message}");
            if (result.GetValue(mark) && result.GetValue(store) is null) result.AddError("--mark notes it in a store: name one with --store.");
            if (result.GetValue(json) && isMarkdown && result.GetValue(markdown) is null) result.AddError("--json and --md both print: choose one, or give --md a file.");
            // "--md report.txt" most likely means a source; it must not be written over.
            if (result.GetValue(markdown) is { } file && Path.GetExtension(file) is not (".md" or ".markdown")) result.AddError($"--md writes files that end in .md, not {file}. Put the sources before the options.");
            foreach (string output in new[] { result.GetValue(html), result.GetValue(markdown), result.GetValue(pdf) }.OfType<string>())
                if (inputs.Any(input => Path.GetFullPath(input) == Path.GetFullPath(output))) result.AddError($"{output} is one of the sources; it would be written over.");
        });
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            string[] inputs = parse.GetValue(paths) ?? [];
            var composition = Composition.Read(parse.GetValue(part) ?? [], parse.GetValue(title), parse.GetValue(ceiling), []);
            var briefing = await MakeAsync(inputs, parse.GetValue(store), parse.GetValue(problem) ?? ProblemText.Beside(inputs), parse.GetValue(since), composition, parse.GetValue(by)!, RegisterOption.Find(parse.GetValue(register), inputs, parse.GetValue(store)), parse.GetValue(isPrivate), cancel).ConfigureAwait(false);
            if (parse.GetValue(lint)) return Lint(briefing);
            string? printed = parse.GetValue(pdf);
            if (printed is not null)
            {
                byte[] bytes = await ChromiumPdf.PrintAsync(HtmlBrief.Render(briefing), cancel).ConfigureAwait(false);
                OutputFile.Write(printed, stream =>
                {
                    stream.Write(bytes);
                    return bytes.Length;
                });
            }
            if (printed is null || parse.GetValue(html) is not null || parse.GetValue(json) || parse.GetResult(markdown) is { Implicit: false }) Tell(briefing, parse.GetValue(html), parse.GetResult(markdown) is { Implicit: false }, parse.GetValue(markdown), parse.GetValue(json));
            await NoteAsync(parse.GetValue(store), [.. new[] { parse.GetValue(html), parse.GetValue(markdown), printed }.OfType<string>()], parse.GetValue(ceiling), parse.GetValue(by)!, briefing.MadeAt, cancel).ConfigureAwait(false);
            if (parse.GetValue(mark)) await MarkAsync(parse.GetValue(store)!, parse.GetValue(by)!, briefing.MadeAt, cancel).ConfigureAwait(false);
            return 0;
        }));
        return command;
    }

    private static async Task<Briefing> MakeAsync(string[] paths, string? store, string? problemFile, DateOnly? since, Composition composition, string by, SourceRegister register, bool allowPrivate, CancellationToken cancel)
    {
        // The problem first: its faults should not wait for the reading of a thousand pages.
        var problem = problemFile is null ? null : await ProblemText.ReadAsync(problemFile, cancel).ConfigureAwait(false);
        var picture = await Workbench.PictureAsync(paths, store, cancel, allowPrivate).ConfigureAwait(false);
        picture = await Workbench.ReleaseAsync(picture, store, composition.Label, cancel).ConfigureAwait(false);
        var now = TimeProvider.System.GetUtcNow();
        if (problem is null) return Briefing.Of(picture, now, since, composition);
        var weighing = await WeighOptions.WeighAsync(problem, picture, store, null, cancel, register).ConfigureAwait(false);
        if (store is null) return Briefing.Of(picture, now, since, composition, weighing);
        var ledger = await Workbench.LedgerAsync(store, composition.Label, cancel).ConfigureAwait(false);
        var opened = StoreVerb.Open(store);
        await using var _ = opened.ConfigureAwait(false);
        return Briefing.Of(picture, now, since, composition, weighing, ledger, LastRead.Of(await opened.DecisionsAsync(cancel).ConfigureAwait(false), by));
    }

    /// <summary>A briefing of a store that becomes a file leaves the house: the audit log tells of it.</summary>
    private static async Task NoteAsync(string? store, string[] files, Tlp? ceiling, string by, DateTimeOffset at, CancellationToken cancel)
    {
        if (store is null || files.Length == 0) return;
        var opened = StoreVerb.Open(store);
        await using var _ = opened.ConfigureAwait(false);
        foreach (string file in files) await opened.NoteAsync(new(at, by, Done.Exported, $"brief:{Path.GetFileName(file)}", ceiling?.ToString()), cancel).ConfigureAwait(false);
    }

    private static async Task MarkAsync(string store, string by, DateTimeOffset at, CancellationToken cancel)
    {
        var opened = StoreVerb.Open(store);
        await using var _ = opened.ConfigureAwait(false);
        await opened.DecideAsync(LastRead.Mark(by, at), cancel).ConfigureAwait(false);
    }

    private static int Lint(Briefing briefing)
    {
        var found = BriefLint.Of(briefing);
        foreach (var (sentence, finding) in found) Console.Out.WriteLine(Escaping.Line($"{finding.Code}: “{sentence.Text}”: {finding.What} {finding.Cure}"));
        if (found.IsEmpty) Console.Out.WriteLine($"{briefing.Problem.Sum(p => p.Sentences.Count())} sentences on the problem: nothing breaks the standard.");
        return found.IsEmpty ? 0 : Verb.Failed;
    }

    private static void Tell(Briefing briefing, string? html, bool isMarkdown, string? markdown, bool isJson)
    {
        if (html is not null) Write(html, HtmlBrief.Render(briefing), briefing);
        if (markdown is not null) Write(markdown, MarkdownBrief.Render(briefing), briefing);
        if (isJson) Print([.. JsonBrief.Render(briefing).Span, (byte)'\n']);
        else if (isMarkdown && markdown is null) Print(Encoding.UTF8.GetBytes(MarkdownBrief.Render(briefing)));
        else if (html is null && markdown is null) BriefScreen.Print(briefing);
    }

    private static void Print(byte[] text)
    {
        using var output = Console.OpenStandardOutput();
        output.Write(text);
    }

    private static void Write(string path, string text, Briefing briefing)
    {
        OutputFile.Write(path, stream =>
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
            return text.Length;
        });
        Console.Error.WriteLine($"{path}: {Count(briefing.Summary.Sources.Length + (briefing.CutOf("sources")?.Left ?? 0), "document")}, {Count(briefing.Picture.Origins.Count(o => o.SpeakerType is not SpeakerType.Author), "origin")}.");
    }

    private static string Count(int count, string name) => $"{count} {name}{(count == 1 ? "" : "s")}";
}

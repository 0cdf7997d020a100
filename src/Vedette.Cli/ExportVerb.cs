using System.CommandLine;
using Vedette.Judge;
using Vedette.Outside;
using Vedette.Tell;
using Vedette.Tell.Export;
using Vedette.Weigh;

namespace Vedette.Cli;

/// <summary><c>vedette export</c>: what was read, related, weighed and judged, in the forms that other programs read.</summary>
internal static class ExportVerb
{
    public static Command Create()
    {
        var kind = new Argument<string>("kind") { Description = "What.", HelpName = string.Join('|', Codes.WordsOf<ExportKind>()) };
        kind.AcceptOnlyFromAmong([.. Codes.WordsOf<ExportKind>()]);
        var paths = new Argument<string[]>("paths") { Description = "Files or folders to read.", Arity = ArgumentArity.ZeroOrMore, HelpName = "PATH" };
        var form = new Option<string?>("--as") { Description = "In which form. Default: csv; of changes atom.", HelpName = string.Join('|', Codes.WordsOf<ExportFormat>()) };
        form.AcceptOnlyFromAmong([.. Codes.WordsOf<ExportFormat>()]);
        var store = new Option<string?>("--store") { Description = "Export what this store keeps; paths are read beside it and not kept. Judgements need one.", HelpName = "FILE" };
        var problem = new Option<string?>("--problem") { Description = "The warning problem, for indicators, table and changes. Default: problem.yaml in a folder that is given.", HelpName = "FILE.yaml" };
        var asOf = new Option<DateOnly?>("--as-of") { Description = "The information cut-off of indicators and table. Default: the latest day that the sources state.", HelpName = "DATE", CustomParser = Days.Parse };
        var output = new Option<string?>("--out") { Description = "Write to this file, all of it or nothing. Default: standard output.", HelpName = "FILE" };
        var command = new Command("export", "Tell claims, origins, events, indicators, the evidence table, documents, judgements or changes to other programs: tables, JSON, maps, linked data, event rows, a feed.") { kind, paths, form, store, problem, asOf, output };
        command.Validators.Add(result =>
        {
            // A wrong word has its own error.
            if (!Codes.TryValue(result.GetValue(kind) ?? "", out ExportKind asked)) return;
            string[] given = result.GetValue(paths) ?? [];
            if (result.GetValue(form) is { } word && Codes.TryValue(word, out ExportFormat format) && Exports.Check(asked, format) is { } wrong) result.AddError($"{wrong.Code}: {wrong.Message}");
            if (given.Length == 0 && result.GetValue(store) is null) result.AddError("Give files or folders to read, or a store with --store.");
            if (asked is ExportKind.Judgements && result.GetValue(store) is null) result.AddError("Judgements are kept in a store: name one with --store.");
            if (result.GetValue(output) is { } file && given.Append(result.GetValue(store) ?? "").Append(result.GetValue(problem) ?? "").Any(input => input.Length > 0 && Path.GetFullPath(input) == Path.GetFullPath(file)))
                result.AddError($"{file} is one of the sources; it would be written over.");
        });
        command.SetAction((parse, cancel) => Verb.RunAsync(async () =>
        {
            var asked = Codes.Value<ExportKind>(parse.GetValue(kind)!);
            var format = parse.GetValue(form) is { } word ? Codes.Value<ExportFormat>(word) : Exports.FormatsOf(asked)[0];
            var from = await GatherAsync(asked, parse.GetValue(paths) ?? [], parse.GetValue(store), parse.GetValue(problem), parse.GetValue(asOf), cancel).ConfigureAwait(false);
            Exported done;
            string where;
            if (parse.GetValue(output) is { } file) (done, where) = (OutputFile.Write(file, stream => Exports.Write(from, asked, format, stream, cancel)), file);
            else
            {
                using var printed = Console.OpenStandardOutput();
                (done, where) = (Exports.Write(from, asked, format, printed, cancel), Codes.Word(asked));
            }
            string left = done.LeftOut > 0 ? $" {done.LeftOut} left out: they {done.Why}." : "";
            await Console.Error.WriteLineAsync(Escaping.Line($"{where}: {done.Written} written.{left}")).ConfigureAwait(false);
            return 0;
        }));
        return command;
    }

    private static async Task<Exportable> GatherAsync(ExportKind kind, string[] paths, string? store, string? problemFile, DateOnly? asOf, CancellationToken cancel)
    {
        // The problem first: its faults should not wait for the reading of a thousand pages.
        string? file = Exports.NeedsProblem(kind) ? ProblemText.Find(problemFile, paths) : kind is ExportKind.Changes ? problemFile ?? ProblemText.Beside(paths) : null;
        var problem = file is null ? null : await ProblemText.ReadAsync(file, cancel).ConfigureAwait(false);
        var picture = await Workbench.PictureAsync(paths, store, cancel).ConfigureAwait(false);
        Weighing? weighing = problem is null ? null : await WeighOptions.WeighAsync(problem, picture, store, asOf, cancel).ConfigureAwait(false);
        return new(picture, weighing, kind is ExportKind.Judgements or ExportKind.Changes && store is not null ? await LedgerAsync(store, cancel).ConfigureAwait(false) : null,
            kind is ExportKind.Events && store is not null ? Workbench.Reported(store, cancel) : null);
    }

    private static async Task<Ledger> LedgerAsync(string store, CancellationToken cancel)
    {
        var opened = StoreVerb.Open(store);
        await using var _ = opened.ConfigureAwait(false);
        return await opened.LedgerAsync(cancel).ConfigureAwait(false);
    }
}

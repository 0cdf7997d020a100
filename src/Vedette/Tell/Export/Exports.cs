using System.Collections.Frozen;
using System.Collections.Immutable;
using Vedette.Extract.Places;
using Vedette.Model;

namespace Vedette.Tell.Export;

/// <summary>What can be exported.</summary>
public enum ExportKind : byte { Claims, Origins, Events, Indicators, Table, Documents, Judgements, Changes }

/// <summary>In which form.</summary>
public enum ExportFormat : byte { Csv, Jsonl, Geojson, Jsonld, Plover, Gdelt, Phoenix, Atom }

/// <summary>The one table of what can be told in which form, and the way to write it. The web, the API and the command line all write through this.</summary>
public static class Exports
{
    private static readonly FrozenDictionary<ExportKind, ImmutableArray<ExportFormat>> Pairs = new Dictionary<ExportKind, ImmutableArray<ExportFormat>>
    {
        [ExportKind.Claims] = [ExportFormat.Csv, ExportFormat.Jsonl, ExportFormat.Geojson, ExportFormat.Jsonld],
        [ExportKind.Origins] = [ExportFormat.Csv, ExportFormat.Jsonl],
        [ExportKind.Events] = [ExportFormat.Csv, ExportFormat.Jsonl, ExportFormat.Geojson, ExportFormat.Plover, ExportFormat.Gdelt, ExportFormat.Phoenix],
        [ExportKind.Indicators] = [ExportFormat.Csv, ExportFormat.Jsonl],
        [ExportKind.Table] = [ExportFormat.Csv, ExportFormat.Jsonl],
        [ExportKind.Documents] = [ExportFormat.Csv, ExportFormat.Jsonl],
        [ExportKind.Judgements] = [ExportFormat.Csv, ExportFormat.Jsonl],
        [ExportKind.Changes] = [ExportFormat.Atom, ExportFormat.Csv, ExportFormat.Jsonl],
    }.ToFrozenDictionary();

    /// <summary>The forms of a kind, the usual one first.</summary>
    public static ImmutableArray<ExportFormat> FormatsOf(ExportKind kind) => Pairs[kind];

    /// <summary>Whether indicators or a table are asked for: they need a warning problem.</summary>
    public static bool NeedsProblem(ExportKind kind) => kind is ExportKind.Indicators or ExportKind.Table;

    /// <returns>Null when the kind can be told in the form; else what can (W780).</returns>
    public static Fault? Check(ExportKind kind, ExportFormat format) => FormatsOf(kind).Contains(format) ? null
        : new("W780", $"{Wording.Capital(Names.Of(kind))} cannot be told as {Names.Of(format)}. They can as {string.Join(", ", FormatsOf(kind).Select(Names.Of))}; {Names.Of(format)} tells {Wording.List([.. Pairs.Where(p => p.Value.Contains(format)).Select(p => p.Key).Order().Select(Names.Of)])}.");

    /// <summary>As a media type with its parameters, for an answer on the web.</summary>
    public static string MediaType(ExportFormat format) => format switch
    {
        ExportFormat.Csv => "text/csv; charset=utf-8; header=present",
        ExportFormat.Jsonl or ExportFormat.Plover => "application/jsonl",
        ExportFormat.Geojson => "application/geo+json",
        ExportFormat.Jsonld => "application/ld+json",
        ExportFormat.Atom => "application/atom+xml",
        _ => "text/tab-separated-values; charset=utf-8",
    };

    /// <summary>The ending of a file's name, without the dot.</summary>
    public static string Ending(ExportFormat format) => format switch
    {
        ExportFormat.Plover => "jsonl",
        ExportFormat.Gdelt or ExportFormat.Phoenix => "tsv",
        _ => Names.Of(format),
    };

    /// <summary>
    /// Writes to the stream as the records are made; what is held in memory does not grow with them (a feed alone holds its list of changes, to have the newest first). The stream stays open.
    /// </summary>
    /// <exception cref="ArgumentException">The kind has no such form (<see cref="Check"/>), or it needs a weighing and there is none.</exception>
    /// <exception cref="OperationCanceledException">Asked to stop; part of it may be written.</exception>
    public static Exported Write(Exportable from, ExportKind kind, ExportFormat format, Stream output, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(output);
        if (Check(kind, format) is { } fault) throw new ArgumentException(fault.Message, nameof(format));
        if (NeedsProblem(kind) && from.Weighing is null) throw new ArgumentException($"{kind} stand in the balance of evidence on a warning problem.", nameof(from));
        var picture = from.Picture;
        switch (kind, format)
        {
            case (ExportKind.Claims, ExportFormat.Geojson): return GeoJson.Claims(output, Until(Records.Claims(picture), cancel), PlaceTable.Own);
            case (ExportKind.Claims, ExportFormat.Jsonld): return LinkedClaims.Write(output, picture, cancel);
            case (ExportKind.Claims, _): return Lines(output, format, PictureColumns.Claims, Records.Claims(picture), cancel);
            case (ExportKind.Events, ExportFormat.Geojson): return GeoJson.Events(output, Until(Records.Events(picture), cancel), Until(from.Reported ?? [], cancel), PlaceTable.Own);
            case (ExportKind.Events, ExportFormat.Plover): return Plover.Write(output, Until(Records.Events(picture), cancel), PlaceTable.Own) + ReportedEvents.ToPlover(output, Until(from.Reported ?? [], cancel));
            case (ExportKind.Events, ExportFormat.Gdelt): return TabLines.Gdelt(output, Until(Records.Events(picture), cancel), PlaceTable.Own) + ReportedEvents.ToGdelt(output, Until(from.Reported ?? [], cancel));
            case (ExportKind.Events, ExportFormat.Phoenix): return TabLines.Phoenix(output, Until(Records.Events(picture), cancel)) + ReportedEvents.ToPhoenix(output, Until(from.Reported ?? [], cancel));
            case (ExportKind.Events, ExportFormat.Csv): return RecordLines.Csv(output, PictureColumns.Events, Until(Records.Events(picture), cancel), ReportedEvents.Columns, Until(from.Reported ?? [], cancel));
            case (ExportKind.Events, _): return Lines(output, format, PictureColumns.Events, Records.Events(picture), cancel) + Lines(output, format, ReportedEvents.Columns, from.Reported ?? [], cancel);
            case (ExportKind.Origins, _): return Lines(output, format, PictureColumns.Origins, picture.Origins, cancel);
            case (ExportKind.Documents, _): return Lines(output, format, PictureColumns.Documents, picture.Readings, cancel);
            case (ExportKind.Indicators, _): return Lines(output, format, WeighingColumns.Indicators, Records.Indicators(from.Weighing!), cancel);
            case (ExportKind.Table, _): return Lines(output, format, WeighingColumns.Table, Records.Cells(from.Weighing!.Table), cancel);
            case (ExportKind.Judgements, _): return Lines(output, format, RecordColumns.Judgements, Records.Judgements(from.Ledger ?? Judge.Ledger.Empty), cancel);
            case (_, ExportFormat.Atom): return AtomFeed.Write(output, from.Weighing?.Problem.Question ?? "all that was read", ChangeList.Of(from));
            default: return Lines(output, format, RecordColumns.Changes, ChangeList.Of(from), cancel);
        }
    }

    private static Exported Lines<T>(Stream output, ExportFormat format, ImmutableArray<Column<T>> columns, IEnumerable<T> records, CancellationToken cancel) =>
        format is ExportFormat.Csv ? RecordLines.Csv(output, columns, Until(records, cancel)) : RecordLines.Json(output, columns, Until(records, cancel));

    private static IEnumerable<T> Until<T>(IEnumerable<T> records, CancellationToken cancel)
    {
        foreach (var record in records)
        {
            cancel.ThrowIfCancellationRequested();
            yield return record;
        }
    }
}

using System.Globalization;
using Microsoft.Net.Http.Headers;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Tell.Export;
using Vedette.Web.Hosting;
using Vedette.Web.State;

namespace Vedette.Web.Api;

/// <summary>What <c>vedette export</c> writes, sent while it is written; and the feed of changes, which a feed reader asks for again and again.</summary>
internal static class ExportResource
{
    public static void MapExports(this IEndpointRouteBuilder api) =>
        api.MapGet("/export/{what}.{format}", Export).WithTags("export").WithSummary("A whole list for other programs, as 'vedette export' writes it: tables, JSON Lines, maps, linked data, event rows, a feed.")
            .Produces(StatusCodes.Status200OK, contentType: Exports.MediaType(ExportFormat.Csv), additionalContentTypes: [.. Enum.GetValues<ExportFormat>().Skip(1).Select(Exports.MediaType).Distinct()])
            .Produces(StatusCodes.Status304NotModified);

    public static void MapFeeds(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/feeds/changes.atom", (Snapshot now) => Told(now, ExportKind.Changes, ExportFormat.Atom, null)).ExcludeFromDescription();

    private static IResult Export(Snapshot now, string what, string format)
    {
        if (!Codes.TryValue<ExportKind>(what, out var kind)) return Answers.Problem(WebFault.NotFound("export", what) with { Cure = $"There are {string.Join(", ", Codes.WordsOf<ExportKind>())}." });
        if (!Codes.TryValue<ExportFormat>(format, out var form)) return Answers.Problem(WebFault.NotFound("form", format) with { Cure = $"{what} can be told as {string.Join(", ", Exports.FormatsOf(kind).Select(Codes.Word))}." });
        if (Exports.Check(kind, form) is { } fault) return Answers.Problem(new(404, fault.Code, fault.Message, "Choose one of those."));
        if (Exports.NeedsProblem(kind) && now.Weighing is null) return Answers.Problem(WebFault.NoProblem());
        return Told(now, kind, form, $"{what}.{Exports.Ending(form)}");
    }

    private static Streamed Told(Snapshot now, ExportKind kind, ExportFormat form, string? fileName)
    {
        // The snapshot is kept as long as nothing changes, so its moment stands for what it holds.
        var hash = ContentHash.Of("export", Codes.Word(kind), Codes.Word(form), now.At.UtcTicks.ToString(CultureInfo.InvariantCulture), now.Stamp.ToString(), now.Ceiling.ToString());
        var from = new Exportable(now.Picture, now.Weighing, now.Ledger);
        return new(Exports.MediaType(form), fileName, new EntityTagHeaderValue($"\"{ContentHash.Print(hash)}\""), (stream, cancel) => Exports.Write(from, kind, form, stream, cancel));
    }
}

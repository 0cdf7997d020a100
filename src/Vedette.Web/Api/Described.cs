using System.Globalization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Vedette.Web.Hosting;

namespace Vedette.Web.Api;

/// <summary>What the API's description says beside the routes themselves: the meaning of every parameter, the headers, and how each operation may be refused.</summary>
internal static class Described
{
    private const string Problem = "Problem";

    /// <summary>By name; where a name means another thing in one place, by that place's tag and the name.</summary>
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["id"] = "The id as the list tells it.",
        ["key"] = "The key as the problem file writes it.",
        ["cursor"] = "Where to go on: 'next' of the page before. It holds as long as the list does not change.",
        ["limit"] = "How many items a page has: 1 to 500, usually 50.",
        ["speaker"] = "Words of the speaker's name.",
        ["about"] = "Words in what is said.",
        ["certainty"] = "How sure the speaker sounds.",
        ["kind"] = "What kind of claim it is.",
        ["marks kind"] = "document, claim, judgement, question or store.",
        ["marks id"] = "The id of what is marked.",
        ["type"] = "What kind of source speaks.",
        ["evidence"] = "The evidence's key in the table.",
        ["hypothesis"] = "The hypothesis' key in the table.",
        ["see"] = "NODE=STATE: take the state as seen; may be repeated.",
        ["without"] = "NODE: do not hear the indicators on it; may be repeated.",
        ["q"] = "The words to look for; all must occur. \"words in a row\" in quotes; sanction* for every word that begins so.",
        ["runs"] = "Of each set, 1 to 10000; usually 2000.",
        ["seed"] = "The same seed gives the same runs; usually 1.",
        ["all"] = "true: those too that were superseded or withdrawn.",
        ["origin"] = "The id of one act of speech, to look at it alone.",
        ["from"] = "The first day, as 2026-01-31.",
        ["to"] = "The last day, as 2026-01-31.",
        ["what"] = "One lane alone: said, meant or happened.",
        ["export what"] = "claims, origins, events, indicators, table, documents, judgements or changes.",
        ["format"] = "csv, jsonl, geojson, jsonld, plover, gdelt, phoenix or atom; not every list has every form.",
        ["url"] = "Where the report was published; a second one from there is a new version.",
        ["part"] = "One part of the briefing, as judgements or gaps; may be repeated. Without it: all.",
        ["tlp"] = "TLP:CLEAR to TLP:RED: only what may be released up to this label, which is printed at the head. Not above one's own.",
        ["brief title"] = "The briefing's title; without it the question of the problem.",
        ["title"] = "The report's title; without it what the text tells.",
        ["published"] = "The report's day, as 2026-01-31; without it what the text tells.",
        ["outlet"] = "The outlet's name as the list tells it.",
        ["family"] = "The family of outlets, as the source register tells it.",
        ["drift"] = "true: only reports with a claim that changed on its way.",
        ["opposed"] = "true: only reports with a contradiction that nobody resolved.",
        ["relay"] = "Words of the name of whoever carries the claim: an outlet, an agency, a paper, a person.",
        ["polarity"] = "Whether the content is put forward or denied.",
        ["channel"] = "The channel of support, by the key that the problem file writes.",
        ["state"] = "What a person decided: proposed, accepted, edited or rejected.",
        ["status"] = "How real the text makes an event.",
        ["place"] = "The place's name as the list tells it.",
        ["by"] = "Who did it.",
        ["since"] = "The id of the last event that was seen, for those who cannot send Last-Event-ID.",
    };

    private static readonly Dictionary<int, string> Refusals = new()
    {
        [400] = "A part of the query or the body has not the form that is expected.",
        [404] = "There is no such thing.",
        [409] = "The first request with this Idempotency-Key is still being done.",
        [412] = "The resource changed since it was read: read it again and send the edit with its new ETag.",
        [413] = "The body is too large.",
        [415] = "The body is of a kind that is not read here.",
        [422] = "What was sent is not fit; the faults tell why. Nothing was kept.",
        [428] = "The edit does not say what it was made on: send the ETag as If-Match.",
        [503] = "The store cannot be read, or too much is asked at once: ask again in a while.",
    };

    public static Task DocumentAsync(OpenApiDocument document)
    {
        document.Info.Title = "Vedette";
        document.Info.Version = "v1";
        document.Info.Description = "Names are those of the tool's JSON output. Lists come in pages (cursor, limit); reads carry an ETag; edits name the ETag they were made on (If-Match); adds may carry an Idempotency-Key; what is refused tells a code of docs/faults.md and the cure.";
        document.AddComponent(Problem, new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "Problem details (RFC 9457), one shape for every refusal.",
            Required = new HashSet<string> { "type", "title", "status", "detail", "code", "faults" },
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["type"] = Text("about:blank"),
                ["title"] = Text("What is wrong."),
                ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Description = "The HTTP status." },
                ["detail"] = Text("What to do."),
                ["code"] = Text("A number of docs/faults.md, as W700."),
                ["faults"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.Array,
                    Description = "The single things that are wrong with what was sent.",
                    Items = new OpenApiSchema { Type = JsonSchemaType.Object, Properties = new Dictionary<string, IOpenApiSchema> { ["code"] = Text("A number of docs/faults.md."), ["message"] = Text("What is wrong and what to do."), ["offset"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Description = "Where in the text; -1: as a whole." } } },
                },
            },
        });
        return Task.CompletedTask;
    }

    public static Task OperationAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var about = context.Description;
        var marks = about.ActionDescriptor.EndpointMetadata;
        string method = about.HttpMethod!, tag = marks.OfType<Microsoft.AspNetCore.Http.Metadata.ITagsMetadata>().Last().Tags[0];
        bool isRead = HttpMethods.IsGet(method), isAdd = marks.OfType<AddsOnce>().Any(), takesReport = about.RelativePath?.TrimEnd('/') == "api/v1/documents" && !isRead;
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            // A group of parameters is named as its type writes it; addresses are read without regard to case.
            parameter.Name = char.ToLowerInvariant(parameter.Name![0]) + parameter.Name[1..];
            parameter.Description ??= Words.GetValueOrDefault($"{tag} {parameter.Name}") ?? Words.GetValueOrDefault(parameter.Name);
        }
        bool hasQuery = operation.Parameters?.Any(p => p.In is ParameterLocation.Query) == true, hasPath = operation.Parameters?.Any(p => p.In is ParameterLocation.Path) == true;
        operation.Parameters ??= [];
        if (isRead && tag != "changes") operation.Parameters.Add(Header("If-None-Match", "The ETag of the answer that you have: the same is answered 304 without it."));
        if (tag == "changes") operation.Parameters.Add(Header("Last-Event-ID", "The id of the last event that was seen: what changed since is told first."));
        if (HttpMethods.IsPut(method)) operation.Parameters.Add(Header("If-Match", "The ETag of what the edit was made on.", isNeeded: true));
        if (tag == "judgements" && isAdd) operation.Parameters.Add(Header("If-Match", "With 'supersedes': the ETag of that judgement."));
        if (isAdd) operation.Parameters.Add(Header(IdempotencyKeys.Header, "1 to 255 visible ASCII signs, new for every add: sent again with the same request it brings the first answer again, for a day."));
        if (takesReport) operation.RequestBody = Report();
        var answers = operation.Responses ??= [];
        Succeed(answers, method, takesReport, isStream: tag == "changes");
        int[] refusals = [.. (int[])[503], .. hasQuery || !isRead ? (int[])[400] : [], .. hasPath ? (int[])[404] : [], .. isRead ? (int[])[] : [413, 415, 422], .. HttpMethods.IsPut(method) || tag == "judgements" && isAdd ? (int[])[412, 428] : [], .. isAdd ? (int[])[409] : []];
        foreach (int status in refusals.Order())
            answers[status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = Refusals[status],
                Content = new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = new OpenApiMediaType { Schema = new OpenApiSchemaReference(Problem, context.Document) } },
            };
        return Task.CompletedTask;
    }

    /// <summary>The framework tells of every operation what a read answers.</summary>
    private static void Succeed(OpenApiResponses answers, string method, bool takesReport, bool isStream)
    {
        if (HttpMethods.IsPost(method))
        {
            answers.Remove("304");
            answers.Remove("200", out var made);
            if (!takesReport && made is OpenApiResponse created)
            {
                created.Description = "It is on record.";
                answers["201"] = created;
            }
        }
        if (HttpMethods.IsPut(method)) answers.Remove("304");
        if (HttpMethods.IsGet(method) && !isStream) answers["304"] = new OpenApiResponse { Description = "You have it already." };
        if (answers.TryGetValue("202", out var later)) later.Description = "It is being done; Location tells where to ask how far it is.";
        if (answers.TryGetValue("200", out var whole)) whole.Description = HttpMethods.IsPut(method) ? "It was kept; this is the resource as it is now." : "What was asked for.";
    }

    private static OpenApiRequestBody Report() => new()
    {
        Required = true,
        Description = "At most 8 MB.",
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["application/json"] = new OpenApiMediaType
            {
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Properties = new Dictionary<string, IOpenApiSchema> { ["text"] = Text("The report's text; or else html."), ["html"] = Text("The report's page."), ["url"] = Text(Words["url"]), ["title"] = Text(Words["title"]), ["published"] = Text(Words["published"]) },
                },
            },
            ["text/plain"] = new OpenApiMediaType { Schema = Text("The report's text.") },
            ["text/html"] = new OpenApiMediaType { Schema = Text("The report's page.") },
        },
    };

    private static OpenApiSchema Text(string about) => new() { Type = JsonSchemaType.String, Description = about };
    private static OpenApiParameter Header(string name, string about, bool isNeeded = false) => new() { Name = name, In = ParameterLocation.Header, Description = about, Required = isNeeded, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
}

using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Vedette.Model;
using Vedette.Outside.Json;
using Vedette.Web.Hosting;
using Vedette.Web.State;

namespace Vedette.Web.Api;

/// <summary>Lists in pages. A cursor is opaque; it belongs to one list and one picture, so that no page tells twice what another told, or leaves it out.</summary>
internal static class Paging
{
    public const int Usual = 50, Most = 500;

    /// <summary>One page of a list as <c>{"items": […], "next": "…"}</c>; <c>next</c> is null on the last.</summary>
    /// <param name="list">The list's name with all that cuts it down.</param>
    /// <param name="write">Writes the members of one item.</param>
    /// <returns>A fault when the cursor or the limit is not fit.</returns>
    public static Results<Written, ProblemHttpResult> Of<T>(Snapshot now, string list, IReadOnlyList<T> items, string? cursor, int? limit, Action<Utf8JsonWriter, T> write)
    {
        if (limit is < 1 or > Most) return Answers.Problem(WebFault.BadQuery("limit", limit.Value.ToString(CultureInfo.InvariantCulture), $"a number from 1 to {Most}"));
        string seal = SealOf(now, list);
        int from = 0;
        if (cursor is not null && !TryRead(cursor, seal, out from)) return Answers.Problem(WebFault.BadCursor());
        int to = Math.Min(items.Count, from + (limit ?? Usual));
        return Written.Of(json =>
        {
            json.WriteStartObject();
            JsonParts.Array(json, "items", items.Skip(from).Take(to - from), item => write(json, item));
            json.WriteString("next", to < items.Count ? Print(to, seal) : null);
            json.WriteEndObject();
        });
    }

    private static string SealOf(Snapshot now, string list) =>
        ContentHash.Print(ContentHash.Of(list, now.Seal))[..12];

    private static string Print(int position, string seal) => string.Create(CultureInfo.InvariantCulture, $"{seal}{position}");

    private static bool TryRead(string cursor, string seal, out int position)
    {
        position = 0;
        return cursor.StartsWith(seal, StringComparison.Ordinal) && int.TryParse(cursor.AsSpan(seal.Length), NumberStyles.None, CultureInfo.InvariantCulture, out position);
    }
}

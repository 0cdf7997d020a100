using System.Collections.Frozen;
using System.Security.Cryptography;

namespace Vedette.Web;

/// <summary>Style and scripts, embedded in the assembly. Their address holds a hash of them all, so a browser keeps them for good and a script finds another beside it.</summary>
internal static class Embedded
{
    private const string Prefix = "wwwroot/";

    private sealed record Asset(byte[] Bytes, string Type);

    private static readonly FrozenDictionary<string, Asset> All = typeof(Embedded).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).ToFrozenDictionary(name => name[Prefix.Length..], Load);

    private static readonly string Hash = Convert.ToHexStringLower(SHA256.HashData([.. All.OrderBy(a => a.Key, StringComparer.Ordinal).SelectMany(a => SHA256.HashData(a.Value.Bytes))])[..6]);

    /// <exception cref="KeyNotFoundException">There is no such asset.</exception>
    public static string Link(string path) => All.ContainsKey(path) ? $"/assets/{Hash}/{path}" : throw new KeyNotFoundException(path);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/assets/{hash}/{**path}", (HttpContext context, string hash, string path) =>
    {
        if (!All.TryGetValue(path, out var asset) || hash != Hash) return Results.NotFound();
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(asset.Bytes, asset.Type);
    }).ExcludeFromDescription();

    private static Asset Load(string name)
    {
        using var stream = typeof(Embedded).Assembly.GetManifestResourceStream(name)!;
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        string type = Path.GetExtension(name) switch { ".css" => "text/css; charset=utf-8", ".js" => "text/javascript; charset=utf-8", ".svg" => "image/svg+xml", ".json" => "application/json", _ => "text/plain; charset=utf-8" };
        return new(bytes, type);
    }
}

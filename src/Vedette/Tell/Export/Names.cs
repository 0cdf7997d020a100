using System.Collections.Frozen;
using System.Text.Json;

namespace Vedette.Tell.Export;

/// <summary>The printed word of an enum value, lower case with underscores: <c>UnnamedOfficial</c> is <c>unnamed_official</c>.</summary>
internal static class Names
{
    public static string Of<T>(T value) where T : struct, Enum => Words<T>.All[value];

    private static class Words<T> where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> All = Enum.GetValues<T>().ToFrozenDictionary(v => v, v => JsonNamingPolicy.SnakeCaseLower.ConvertName(v.ToString()));
    }
}

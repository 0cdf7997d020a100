using System.Globalization;

namespace Vedette.Web.Parts;

/// <summary>Ids in addresses: 32 hexadecimal digits in lower case, as they are printed.</summary>
internal static class Ids
{
    public static bool TryParse(string? text, out UInt128 hash)
    {
        hash = default;
        return text is { Length: 32 } && UInt128.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out hash);
    }
}

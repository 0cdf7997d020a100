using System.Text;

namespace Vedette.Weigh.Sources;

/// <summary>How names of sources are compared: whole, without regard to case, a leading "the", the form of apostrophes and doubled spaces. Nothing is guessed.</summary>
public static class SourceNames
{
    public static string Fold(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var folded = new StringBuilder(name.Length);
        foreach (char c in name)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
            }
            else folded.Append(c is '’' or '‘' or 'ʼ' ? '\'' : char.ToLowerInvariant(c));
        }
        string plain = folded.ToString().TrimEnd(' ', ',', ';', ':');
        return plain.StartsWith("the ", StringComparison.Ordinal) && plain.Length > 4 ? plain[4..] : plain;
    }

    /// <summary>The host of a link, or the name itself when it has the form of a host; small letters, without <c>www.</c>; null for anything else.</summary>
    public static string? HostOf(string? address)
    {
        if (string.IsNullOrWhiteSpace(address)) return null;
        if (Uri.TryCreate(address, UriKind.Absolute, out var link)) return link.Scheme is "http" or "https" ? Plain(link.Host) : null;
        return IsHost(address) ? Plain(address) : null;
    }

    /// <summary>Letters, digits, hyphens, and a dot between: <c>news.example.org</c>.</summary>
    public static bool IsHost(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= 253 && text.Contains('.', StringComparison.Ordinal)
            && text.Split('.').All(label => label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsLetterOrDigit(c) || c == '-'))
            && !char.IsDigit(text[^1]);
    }

    /// <summary>The key under which a register keeps a name: "Le Monde" → <c>le_monde</c>.</summary>
    public static string KeyOf(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (char c in Fold(name))
        {
            if (char.IsAsciiLetterOrDigit(c)) key.Append(c);
            else if (c is not ('\'' or '.') && key.Length > 0 && key[^1] != '_') key.Append('_');
        }
        string plain = key.ToString().TrimEnd('_');
        return plain.Length == 0 ? "source" : char.IsAsciiDigit(plain[0]) ? "s_" + plain : plain;
    }

    private static string Plain(string host)
    {
        string small = host.ToLowerInvariant();
        return small.StartsWith("www.", StringComparison.Ordinal) ? small[4..] : small;
    }
}

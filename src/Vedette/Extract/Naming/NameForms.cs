namespace Vedette.Extract;

/// <summary>How the words of a name are brought to a form that can be compared.</summary>
internal static class NameForms
{
    /// <summary>One space between words, no article before, no possessive mark behind.</summary>
    public static string Clean(string words)
    {
        string line = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.EndsWith("'s", StringComparison.Ordinal) || line.EndsWith("’s", StringComparison.Ordinal)) line = line[..^2];
        return line.StartsWith("the ", StringComparison.OrdinalIgnoreCase) && line.Length > 4 ? line[4..] : line;
    }

    /// <summary>The parts of a person's name; initials tell nothing apart and are left out.</summary>
    public static string[] Parts(string form)
    {
        var parts = form.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var whole = Array.FindAll(parts, part => part.Length > 2 || !part.EndsWith('.'));
        return whole.Length > 0 ? whole : parts;
    }

    /// <summary>The capitals that begin the words, which a short form is made of.</summary>
    public static string Initials(string name) =>
        string.Concat(name.Split([' ', '-', '’', '\'', '/'], StringSplitOptions.RemoveEmptyEntries).Where(word => char.IsUpper(word[0])).Select(word => word[0]));
}

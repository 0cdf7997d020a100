namespace Vedette.Cli;

/// <summary>Takes apart a snippet whose matches stand between U+0002 and U+0003.</summary>
internal static class Snippets
{
    public static IEnumerable<(string Text, bool IsMarked)> Parts(string snippet)
    {
        bool isMarked = false;
        int start = 0;
        for (int i = 0; i <= snippet.Length; i++)
        {
            if (i < snippet.Length && snippet[i] is not ('\u0002' or '\u0003')) continue;
            if (i > start) yield return (snippet[start..i], isMarked);
            if (i < snippet.Length) isMarked = snippet[i] == '\u0002';
            start = i + 1;
        }
    }
}

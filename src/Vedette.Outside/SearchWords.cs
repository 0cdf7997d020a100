using System.Collections.Immutable;
using System.Text;

namespace Vedette.Outside;

/// <summary>One thing looked for: a word, or words in a row; with <see cref="Beginning"/> the last one may go on.</summary>
public sealed record SearchTerm(string Words, bool Beginning);

/// <summary>
/// The query of a full-text search as people type it: all words must occur, words in double quotes in this order,
/// a star at the end finds every word that begins so (<c>sanction*</c>). Nothing else has a meaning, so nothing typed is an error.
/// </summary>
public static class SearchWords
{
    public static ImmutableArray<SearchTerm> Read(string query)
    {
        var terms = ImmutableArray.CreateBuilder<SearchTerm>();
        int at = 0;
        while (at < query.Length)
        {
            if (char.IsWhiteSpace(query[at]))
            {
                at++;
                continue;
            }
            int end;
            string words;
            if (query[at] == '"')
            {
                int close = query.IndexOf('"', at + 1);
                if (close < 0) close = query.Length;
                words = query[(at + 1)..close];
                end = Math.Min(close + 1, query.Length);
                if (end < query.Length && query[end] == '*')
                {
                    end++;
                    words += "*";
                }
            }
            else
            {
                end = at;
                while (end < query.Length && !char.IsWhiteSpace(query[end]) && query[end] != '"') end++;
                words = query[at..end];
            }
            at = end;
            if (words.Any(char.IsLetterOrDigit)) terms.Add(new(words.TrimEnd('*'), words.EndsWith('*')));
        }
        return terms.ToImmutable();
    }

    /// <summary>The terms in the language of FTS5: each quoted, so that no character in them has a meaning there.</summary>
    public static string ForFts5(ImmutableArray<SearchTerm> terms)
    {
        var query = new StringBuilder();
        foreach (var term in terms)
        {
            if (query.Length > 0) query.Append(' ');
            query.Append('"').Append(term.Words.Replace("\"", "\"\"", StringComparison.Ordinal).Replace('\0', ' ')).Append('"');
            if (term.Beginning) query.Append('*');
        }
        return query.ToString();
    }
}

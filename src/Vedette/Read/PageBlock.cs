using System.Text;

namespace Vedette.Read;

internal enum BlockKind : byte { Paragraph, Heading, Item, Row, Caption, Verbatim }

/// <summary>A stretch of page text between two block borders, with what decides whether it belongs to the report.</summary>
/// <param name="Box">The index of the box it stands in.</param>
/// <param name="LinkLength">How many of its characters are inside links.</param>
internal readonly record struct PageBlock(string Text, BlockKind Kind, int Box, int LinkLength, bool Main)
{
    public double LinkShare => Text.Length == 0 ? 0 : Math.Min(1, LinkLength / (double)Text.Length);

    /// <summary>
    /// How much running text the block holds, in characters of an alphabet: links weigh against it, and short scraps weigh nothing. A character of Chinese, Japanese or Korean
    /// writing counts as three.
    /// </summary>
    public double Mass
    {
        get
        {
            if (Kind is BlockKind.Heading or BlockKind.Caption || LinkShare > 0.5) return 0;
            double length = 0;
            foreach (char c in Text) length += c is >= '\u3040' and <= '\uD7AF' ? 3 : 1;
            length *= 1 - LinkShare;
            bool ends = Text[^1] is '.' or '!' or '?' or '"' or '”' or '»' or '“' or '…' or '。' or '！' or '？' or ':';
            if (length < 25 || (length < 60 && !ends)) return 0;
            return Kind is BlockKind.Item or BlockKind.Row ? length * (ends ? 0.7 : 0.3) : length;
        }
    }
}

/// <summary>Collects a block's characters: white space is folded to one space, a forced break stays a line break.</summary>
internal sealed class BlockWriter
{
    private readonly StringBuilder words = new();
    private int linkLength;

    public bool IsEmpty => words.Length == 0;
    public bool EndsWithBreak => words.Length > 0 && words[^1] == '\n';

    public void Add(string text, bool inLink, bool verbatim)
    {
        foreach (char c in text)
        {
            if (verbatim && c == '\n') words.Append('\n');
            else if (char.IsWhiteSpace(c))
            {
                if (words.Length > 0 && (verbatim || words[^1] is not (' ' or '\n'))) words.Append(' ');
                else continue;
            }
            // Soft hyphens and zero-width marks are typesetting, not letters.
            else if (c is '\u00AD' or '\u200B' or '\uFEFF') continue;
            else words.Append(c);
            if (inLink) linkLength++;
        }
    }

    public void Break()
    {
        while (words.Length > 0 && words[^1] == ' ') words.Length--;
        if (words.Length > 0) words.Append('\n');
    }

    public void Cell()
    {
        if (words.Length > 0 && !EndsWithBreak) words.Append(words[^1] == ' ' ? "| " : " | ");
    }

    /// <summary>The block, or null when it holds nothing, and a fresh start.</summary>
    public PageBlock? Take(BlockKind kind, int box, bool main)
    {
        string text = words.ToString().Trim();
        if (text.EndsWith(" |", StringComparison.Ordinal)) text = text[..^2].TrimEnd();
        int links = linkLength;
        words.Clear();
        linkLength = 0;
        return text.Length == 0 ? null : new PageBlock(text, kind, box, links, main);
    }
}

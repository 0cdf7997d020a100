using AngleSharp.Dom;

namespace Vedette.Read;

/// <summary>An element that holds blocks: its place among the boxes and the half-open range of blocks below it.</summary>
internal record struct Box(IElement Element, int Parent, Role Role, int First)
{
    /// <summary>The block after its last.</summary>
    public int End { get; set; }
    public readonly int Count => End - First;
}

/// <summary>
/// A page flattened: its block elements (boxes) and stretches of text (blocks) in the order of the page, so that every subtree is a range. Made in one walk without
/// recursion, since pages may nest as deep as they like.
/// </summary>
internal sealed class Page
{
    private static readonly HashSet<string> Inline = new(StringComparer.Ordinal)
    {
        "a", "b", "i", "em", "strong", "span", "u", "sub", "sup", "abbr", "acronym", "cite", "q", "code", "small", "mark", "time", "font", "s", "strike", "del", "ins", "label", "bdi", "bdo",
        "kbd", "var", "samp", "tt", "big", "wbr", "img", "nobr", "data", "dfn", "ruby", "rb", "rt", "rp", "picture", "source",
    };

    /// <summary>A cell with more characters holds text and no datum.</summary>
    private const int LongestCell = 120;

    private readonly List<PageBlock> blocks = [];
    private readonly List<Box> boxes = [];

    private readonly PageNames names;

    private Page(PageNames names) => this.names = names;

    public IReadOnlyList<PageBlock> Blocks => blocks;
    public IReadOnlyList<Box> Boxes => boxes;

    /// <summary>A node on the way down: its children, which of them is next, and what holds for the text below it.</summary>
    private record struct Frame(INodeList Children, int Next, int Box, BlockKind Kind, bool InLink, bool Verbatim, bool OpensBox, bool DataTable, bool Main);

    public static Page Of(IElement root, PageNames names)
    {
        var page = new Page(names);
        var writer = new BlockWriter();
        var stack = new Stack<Frame>();
        page.boxes.Add(new Box(root, -1, Role.Neutral, 0));
        stack.Push(new Frame(root.ChildNodes, 0, 0, BlockKind.Paragraph, false, false, true, false, false));
        while (stack.TryPop(out var frame))
        {
            if (frame.Next >= frame.Children.Length)
            {
                if (frame.OpensBox) page.Close(writer, frame);
                continue;
            }
            var node = frame.Children[frame.Next];
            stack.Push(frame with { Next = frame.Next + 1 });
            if (node is IText text) writer.Add(text.Data, frame.InLink, frame.Verbatim);
            else if (node is IElement element) page.Enter(element, frame, writer, stack);
        }
        return page;
    }

    /// <summary>The index of the block that is the report's heading; of the first block when none is.</summary>
    public int Heading(string? title)
    {
        int main = blocks.FindIndex(b => b.Main);
        if (main >= 0) return main;
        string folded = Lines.Fold(title);
        return Math.Max(0, blocks.FindIndex(b => b.Kind is BlockKind.Heading && b.Text.Length > 12 && folded.Contains(Lines.Fold(b.Text), StringComparison.Ordinal)));
    }

    /// <summary>The short lines around a block, where pages print who wrote and when.</summary>
    public IEnumerable<string> LinesNear(int heading, int after)
    {
        for (int i = Math.Max(0, heading - 5); i < Math.Min(blocks.Count, heading + after); i++)
            if (blocks[i] is { Text.Length: < 200, LinkShare: < 0.9, Main: false } block)
                foreach (string line in block.Text.Split('\n')) if (line.Length < 130) yield return line;
    }

    private void Enter(IElement element, Frame above, BlockWriter writer, Stack<Frame> stack)
    {
        string tag = element.LocalName;
        if (tag == "br")
        {
            // Two breaks are how old pages end a paragraph.
            if (writer.EndsWithBreak) Flush(writer, above);
            else writer.Break();
            return;
        }
        if (tag == "hr") Flush(writer, above);
        var role = names.RoleOf(element);
        if (role is Role.Nothing) return;
        bool isInline = Inline.Contains(tag);
        bool link = above.InLink || tag == "a";
        if (isInline && role is Role.Neutral or Role.Report or Role.Body || (above.DataTable && tag is "td" or "th" or "p" or "span" or "div" && role is not Role.Furniture))
        {
            if (above.DataTable && tag is "td" or "th") writer.Cell();
            stack.Push(new Frame(element.ChildNodes, 0, above.Box, above.Kind, link, above.Verbatim, false, above.DataTable, above.Main));
            return;
        }
        // A span named "share" or "caption" is a box of its own, too.
        Flush(writer, above);
        var kind = tag switch
        {
            "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => BlockKind.Heading,
            "li" or "dd" or "dt" => BlockKind.Item,
            "figcaption" => BlockKind.Caption,
            "pre" => BlockKind.Verbatim,
            "tr" when IsData(element) => BlockKind.Row,
            "p" or "blockquote" => above.Kind is BlockKind.Item or BlockKind.Caption ? above.Kind : BlockKind.Paragraph,
            "ul" or "ol" or "table" or "article" or "section" or "main" => BlockKind.Paragraph,
            _ => above.Kind,
        };
        boxes.Add(new Box(element, above.Box, role, blocks.Count));
        stack.Push(new Frame(element.ChildNodes, 0, boxes.Count - 1, kind, link, above.Verbatim || tag == "pre", true, kind is BlockKind.Row, tag == "h1" || above.Main));
    }

    private void Close(BlockWriter writer, Frame frame)
    {
        Flush(writer, frame);
        var box = boxes[frame.Box];
        box.End = blocks.Count;
        boxes[frame.Box] = box;
    }

    private void Flush(BlockWriter writer, Frame frame)
    {
        if (writer.Take(frame.Kind, frame.Box, frame.Main) is { } block) blocks.Add(block);
    }

    /// <summary>A row of a table that holds data: several cells, each a few words without blocks of their own. Old pages set their columns with tables, too.</summary>
    private static bool IsData(IElement row)
    {
        int cells = 0;
        foreach (var cell in row.Children)
        {
            if (cell.LocalName is not ("td" or "th")) continue;
            cells++;
            if (Words.Of(cell, LongestCell) is null && cell.ChildNodes.Length > 0) return false;
            foreach (var inner in cell.Children)
                if (inner.LocalName is "br" or "table" or "ul" or "ol" or "div" or "h1" or "h2" or "h3" or "h4" or "p" && inner.ChildNodes.Length > 1) return false;
        }
        return cells > 1;
    }
}

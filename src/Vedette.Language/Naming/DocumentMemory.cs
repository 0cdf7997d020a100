namespace Vedette.Language;

/// <summary>
/// What a first reading of a document found for each of its words, so that a second reading can be of one mind over the document
/// (the two-stage prediction of Krishnan and Manning 2006).
/// </summary>
internal sealed class DocumentMemory
{
    private readonly Dictionary<string, Votes> words = new(StringComparer.Ordinal);
    private readonly HashSet<string> plain = new(StringComparer.Ordinal);

    /// <param name="First">The label that the first reading gave to this very word.</param>
    /// <param name="Word">What it mostly gave to the same word elsewhere in the document: 0 the word does not come again, 1 to 3 the type, 4 no name.</param>
    /// <param name="Plain">1 when the word also stands in the document in small letters.</param>
    /// <param name="Closed">No name was near at the first reading, and the word names nothing elsewhere: it is not read again.</param>
    public readonly record struct Recall(byte First, byte Word, byte Plain, bool Closed = false);

    public void Add(string text, ReadOnlySpan<Token> tokens, ReadOnlySpan<byte> labels)
    {
        for (int i = 0; i < tokens.Length; i++)
        {
            var word = tokens[i].In(text);
            if (word.IsEmpty) continue;
            if (char.IsLower(word[0])) plain.Add(word.ToString());
            // A capital at the head of a sentence tells nothing when the word is no name there.
            if (!char.IsUpper(word[0]) || (i == 0 && labels[i] == NameLabels.Outside)) continue;
            string form = word.ToString();
            words.TryGetValue(form, out var votes);
            words[form] = votes.With(NameLabels.Type(labels[i]), 1);
        }
    }

    /// <param name="open">1 where a name was near at the first reading; empty when every word is to be read again.</param>
    public Recall[] Recalls(string text, ReadOnlySpan<Token> tokens, ReadOnlySpan<byte> labels, ReadOnlySpan<byte> open = default)
    {
        var recalls = new Recall[tokens.Length];
        Span<char> lower = stackalloc char[64];
        var forms = words.GetAlternateLookup<ReadOnlySpan<char>>();
        var plainForms = plain.GetAlternateLookup<ReadOnlySpan<char>>();
        for (int i = 0; i < tokens.Length; i++)
        {
            var word = tokens[i].In(text);
            byte other = 0, small = 0;
            if (!word.IsEmpty && char.IsUpper(word[0]) && forms.TryGetValue(word, out var votes))
            {
                if (i > 0 || labels[i] != NameLabels.Outside) votes = votes.With(NameLabels.Type(labels[i]), -1);
                other = votes.Winner;
            }
            if (!word.IsEmpty && word.Length <= lower.Length && char.IsUpper(word[0]))
            {
                int length = word.ToLowerInvariant(lower);
                small = plainForms.Contains(lower[..length]) ? (byte)1 : (byte)0;
            }
            recalls[i] = new(labels[i], other, small, !open.IsEmpty && open[i] == 0 && other is 0 or 4);
        }
        return recalls;
    }

    private readonly record struct Votes(int None, int Person, int Organisation, int Place)
    {
        public Votes With(int type, int count) => type switch
        {
            1 => this with { Person = Person + count },
            2 => this with { Organisation = Organisation + count },
            3 => this with { Place = Place + count },
            _ => this with { None = None + count },
        };

        public byte Winner
        {
            get
            {
                int most = Math.Max(Math.Max(Person, Organisation), Math.Max(Place, None));
                return most == 0 ? (byte)0 : most == Person ? (byte)1 : most == Place ? (byte)3 : most == Organisation ? (byte)2 : (byte)4;
            }
        }
    }
}

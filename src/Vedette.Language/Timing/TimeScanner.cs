namespace Vedette.Language;

/// <summary>A word, a number or a mark of the text, as the time grammar sees it.</summary>
internal readonly record struct TimeWord(int Start, int End, int Number)
{
    /// <summary>-1 when the word is no whole number of up to four digits.</summary>
    public bool IsNumber => Number >= 0;
    public int Length => End - Start;
}

/// <summary>Cuts a text into words, numbers and marks. Linear; allocates one list.</summary>
internal static class TimeScanner
{
    public static List<TimeWord> Scan(string text)
    {
        List<TimeWord> words = new(text.Length / 5);
        for (int i = 0; i < text.Length;)
        {
            char c = text[i];
            if (char.IsWhiteSpace(c))
            {
                i++;
                continue;
            }
            int start = i;
            if (char.IsAsciiDigit(c))
            {
                int number = 0;
                while (i < text.Length && char.IsAsciiDigit(text[i]))
                {
                    number = i - start < 5 ? (number * 10) + text[i] - '0' : 99999;
                    i++;
                }
                words.Add(new(start, i, i - start <= 4 ? number : -1));
            }
            else if (char.IsLetter(c))
            {
                while (i < text.Length && char.IsLetter(text[i])) i++;
                words.Add(new(start, i, -1));
            }
            else
            {
                i++;
                words.Add(new(start, i, -1));
            }
        }
        return words;
    }
}

namespace Vedette.Language;

/// <summary>What a token can mean in a time expression. <see cref="Other"/> words only ever end one.</summary>
internal enum TimeWord : byte
{
    Other, Mark, Digits, Small, Tens, Hundred, Thousand, Ordinal, Month, Weekday, Unit, Season, DayPart, RelativeDay, Clock, Meridiem,
    Last, This, Next, Some, Each, Portion, Decade, Often, Vague, Function, Inner, Holiday, Future, Past,
}

[Flags]
internal enum TimeTraits : byte { None = 0, Plural = 1, Short = 2, AlsoAWord = 4 }

/// <summary>The length of calendar time that a word names. The order is from short to long.</summary>
internal enum TimeUnit : byte { None, Second, Minute, Hour, Day, Weekend, Week, Fortnight, Month, Quarter, Half, Season, Year, Decade, Century }

/// <summary>A word, number or mark with what it can mean. <see cref="Value"/> depends on <see cref="Word"/>: the number, month, weekday (Monday 1), unit, or the mark itself.</summary>
internal readonly record struct TimeToken(int Start, int End, TimeWord Word, TimeTraits Traits, bool Spaced, int Value)
{
    public int Length => End - Start;
    public TimeUnit Unit => Word == TimeWord.Unit ? (TimeUnit)Value : TimeUnit.None;
    public bool IsPlural => (Traits & TimeTraits.Plural) != 0;
    public bool IsShort => (Traits & TimeTraits.Short) != 0;
    public bool IsAlsoAWord => (Traits & TimeTraits.AlsoAWord) != 0;
}

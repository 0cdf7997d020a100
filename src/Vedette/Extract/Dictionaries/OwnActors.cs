using System.Collections.Frozen;
using System.Collections.Immutable;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Extract;

/// <summary>
/// Actors and agents of a user's own dictionaries, in the forms of CAMEO's coders (TABARI, PETRARCH, PETRARCH2). They go before those of the program where both know a name equally long.
/// Names are found whatever their case, but the first letter must be a capital: MAY is a name, "may" is none. Agents are found in any case.
/// </summary>
public sealed class OwnActors
{
    /// <summary>Words of the longest agent that is looked for.</summary>
    private const int MostWords = 5;

    private readonly FrozenDictionary<string, DictionaryActor> actors;
    private readonly FrozenDictionary<string, int> longest;
    private readonly FrozenDictionary<string, string> agents;

    private OwnActors(IEnumerable<(string Name, DictionaryActor Actor)> actors, IEnumerable<(string Noun, string Sector)> agents, string mark)
    {
        Mark = mark;
        // Of a name that stands twice the first holds, as in PETRARCH.
        this.actors = actors.DistinctBy(a => a.Name).ToFrozenDictionary(a => a.Name, a => a.Actor, StringComparer.OrdinalIgnoreCase);
        this.agents = agents.DistinctBy(a => a.Noun).ToFrozenDictionary(a => a.Noun, a => a.Sector, StringComparer.OrdinalIgnoreCase);
        longest = this.actors.Keys.GroupBy(DictionaryWords.FirstWord, StringComparer.OrdinalIgnoreCase).ToFrozenDictionary(g => g.Key, g => g.Max(name => name.Length), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Names of actors, with their synonyms.</summary>
    public int Actors => actors.Count;

    /// <summary>Nouns of agents, with their plurals.</summary>
    public int Agents => agents.Count;

    /// <summary>Made from the texts: what is coded by other dictionaries is made by another maker.</summary>
    public string Mark { get; }

    /// <summary>Reads dictionaries, one after the other. A file that has a role with <c>~</c> is one of agents, another one of actors.</summary>
    /// <returns>The dictionary without the lines that cannot be read, and what is wrong with those (W270 to W275), with the file's name and the line.</returns>
    public static (OwnActors Dictionary, ImmutableArray<Fault> Faults) Read(IEnumerable<(string Name, string Text)> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        List<(string, DictionaryActor)> actors = [];
        List<(string, string)> agents = [];
        List<string> texts = [];
        var faults = ImmutableArray.CreateBuilder<Fault>();
        foreach (var (name, text) in files)
        {
            var found = ImmutableArray.CreateBuilder<Fault>();
            if (IsOfAgents(text)) AgentFile.Read(text, agents, found);
            else ActorFile.Read(text, actors, found);
            faults.AddRange(found.Select(fault => fault with { Message = $"{name}: {fault.Message}" }));
            texts.Add(text);
        }
        return (new(actors, agents, ContentHash.Print(ContentHash.Of([.. texts]))[..8]), faults.ToImmutable());
    }

    /// <summary>The longest name that begins at the token; its length in tokens and its code on the day. 0 when there is none; a null code beside a length is somebody who is not coded then.</summary>
    internal int Match(string text, ReadOnlySpan<Token> tokens, int at, DateOnly? day, out string? code)
    {
        code = null;
        if (char.IsLower(text[tokens[at].Start]) || !longest.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(tokens[at].In(text), out int reach)) return 0;
        int start = tokens[at].Start, found = 0;
        DictionaryActor? actor = null;
        for (int end = at; end < tokens.Length && tokens[end].End - start <= reach; end++)
            if (actors.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text.AsSpan(start, tokens[end].End - start), out var longer)) (actor, found) = (longer, end - at + 1);
        code = actor?.On(day);
        return found;
    }

    /// <summary>The sector that the longest known noun phrase which ends with the token tells; empty when it is known to tell none, null when none is known.</summary>
    internal string? SectorOf(string text, ReadOnlySpan<Token> tokens, int last)
    {
        if (agents.Count == 0) return null;
        var lookup = agents.GetAlternateLookup<ReadOnlySpan<char>>();
        for (int first = Math.Max(0, last - MostWords + 1); first <= last; first++)
            if (lookup.TryGetValue(text.AsSpan(tokens[first].Start, tokens[last].End - tokens[first].Start), out string? sector)) return sector;
        return null;
    }

    private static bool IsOfAgents(string text) =>
        DictionaryLine.Of(text).Any(line => line.Text.Contains("[~", StringComparison.Ordinal) || line.Text.Contains("~]", StringComparison.Ordinal));
}

using Vedette.Model;

namespace Vedette.Relate;

/// <summary>
/// What was found between documents that share something, kept from one relating to the next: it holds while the two documents stay as they are, and while nothing is found
/// anew that ties them (facts that both tell, one story).
/// </summary>
internal sealed class ReuseKept
{
    /// <summary>What was found of two documents, each part when it was first asked for. The first document is the first in the order of the desk.</summary>
    internal sealed class Found(ulong stamp)
    {
        public ulong Stamp { get; } = stamp;
        public (double Confidence, Earlier Earlier, Reason Direction)? Weight { get; set; }
        public List<(double Weight, Reason Reason)>? Forward { get; set; }
        public List<(double Weight, Reason Reason)>? Backward { get; set; }
        public (double ToldA, double ToldB, int Held)? Told { get; set; }

        /// <summary>What the second has of the first, and the first of the second.</summary>
        public DerivationFigures? Onward { get; set; }
        public DerivationFigures? Back { get; set; }
    }

    private readonly ReuseIndex index = new();
    private readonly Dictionary<Profile, int> held = [];
    private Dictionary<(Profile, Profile), Found> all = [];
    private readonly Dictionary<(int, int), Found> here = [];

    /// <summary>The pairs on the desk, in their order.</summary>
    public List<(int A, int B)> Pairs { get; } = [];

    /// <summary>Pairs of documents on the desk that share fingerprints. Those that left it are taken out of the index, those that are new come in.</summary>
    public IEnumerable<(int, int)> SharedWords(Desk desk)
    {
        var now = desk.Profiles.Select((profile, d) => (profile, d)).ToDictionary(p => p.profile, p => p.d);
        foreach (var (gone, number) in held.Where(h => !now.ContainsKey(h.Key)).ToArray())
        {
            index.Remove(number);
            held.Remove(gone);
        }
        foreach (var profile in desk.Profiles)
            if (!held.ContainsKey(profile)) held[profile] = index.Add((ulong)(profile.Id.Hash >> 64), profile.Fingerprints);
        var place = new Dictionary<int, int>();
        foreach (var (profile, number) in held) place[number] = now[profile];
        foreach (var (profile, d) in now)
            foreach (var (other, _) in index.Neighbours(held[profile]))
                if (d < place[other]) yield return (d, place[other]);
    }

    /// <summary>Keeps what still holds of the pairs given, and forgets all others.</summary>
    public void Turn(Desk desk, IEnumerable<((int A, int B) Pair, ulong Stamp)> pairs)
    {
        var next = new Dictionary<(Profile, Profile), Found>();
        here.Clear();
        Pairs.Clear();
        foreach (var (pair, stamp) in pairs)
        {
            var key = (desk.Profiles[pair.A], desk.Profiles[pair.B]);
            var found = all.TryGetValue(key, out var before) && before.Stamp == stamp ? before : new Found(stamp);
            here[pair] = next[key] = found;
            Pairs.Add(pair);
        }
        all = next;
    }

    /// <summary>In whatever order the two are given.</summary>
    public Found Of(int a, int b) => here[(Math.Min(a, b), Math.Max(a, b))];
}

using System.Collections.Immutable;

namespace Vedette.Web.Figures;

/// <summary>Things and how they hang together: what a figure draws and the table beside it tells, row by row.</summary>
/// <param name="LeftOut">How many links were left out, the weakest, so that the figure can be read.</param>
public sealed record Graph(ImmutableArray<GraphNode> Nodes, ImmutableArray<GraphLink> Links, int LeftOut)
{
    public string NameOf(string id) => Nodes.First(n => n.Id == id).Name;
}

/// <param name="Note">What stands beside the name: a day, a country.</param>
/// <param name="Address">The page of it, or null.</param>
public sealed record GraphNode(string Id, string Kind, string Name, string? Note, string? Address);

/// <param name="Weight">How many origins or events stand behind it; 1 where nothing is counted.</param>
/// <param name="Says">Its reasons, or what is said of it.</param>
/// <param name="Before">The words before they changed on the way; null where nothing changed.</param>
public sealed record GraphLink(string From, string To, string Kind, int Weight, ImmutableArray<string> Says, string? Before, string? After, string? Address);

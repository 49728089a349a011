using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Settings;

namespace RnnViz.Lessons.Claims;

/// <summary>A quantity that claims speak of: its name, what it is, which panel shows it, and from when on.</summary>
/// <param name="Name">What a claim calls it: <c>flow</c>.</param>
/// <param name="Indices">
/// What stands in its brackets, a letter each: t and s timesteps from 1 to T, i a hidden unit from 1 to H, o an output from 1 to
/// O. Empty for a quantity without brackets.
/// </param>
/// <param name="Panel">The panel that shows it.</param>
/// <param name="From">The term of the iteration that computes it; null for what is known throughout.</param>
/// <param name="Meaning">What it is, with unit or range.</param>
public sealed record ClaimQuantity(string Name, string Indices, PanelName Panel, Term? From, string Meaning)
{
    /// <summary>The panel that shows it of earlier iterations, as in <c>loss@0</c>; null where none does.</summary>
    public PanelName? HistoryPanel { get; init; }

    /// <summary>Another panel that shows it, or null.</summary>
    public PanelName? AlsoIn { get; init; }

    /// <summary>Whether the line at the top of the window shows it, whatever panels there are.</summary>
    public bool IsInHeader { get; init; }

    /// <summary>What must be so for it to have a value.</summary>
    internal ClaimNeed Needs { get; init; }

    /// <summary>Name and brackets, as the list of quantities writes them: <c>h[t,i]</c>.</summary>
    public string Form => Indices.Length == 0 ? Name : $"{Name}[{string.Join(',', Indices.ToCharArray())}]";
}

using System.Globalization;
using RnnViz.Lessons.Settings;

namespace RnnViz.Lessons.Claims;

/// <summary>One number that a claim speaks of: a quantity, its indices, and the iteration where that is another than the stop's.</summary>
/// <param name="Quantity">The quantity.</param>
/// <param name="First">The index before the comma, from 1; 0 where there is none.</param>
/// <param name="Second">The index after the comma, from 1; 0 where there is none.</param>
/// <param name="Iteration">The iteration after @, or null for that of the stop.</param>
public readonly record struct ClaimNumber(ClaimQuantity Quantity, int First, int Second, int? Iteration)
{
    /// <summary>t, from 1 to T, or null where the quantity is of no timestep.</summary>
    public int? Timestep => Quantity.Indices.StartsWith('t') ? First : null;

    /// <summary>The panel that shows the number.</summary>
    public PanelName Panel => Iteration is null ? Quantity.Panel : Quantity.HistoryPanel ?? Quantity.Panel;

    /// <summary>Whether it can be read where these panels are shown.</summary>
    /// <param name="panels">The panels.</param>
    public bool IsShownBy(IReadOnlyCollection<PanelName> panels) => panels.Contains(Panel)
        || (Iteration is null && (Quantity.IsInHeader || (Quantity.AlsoIn is { } other && panels.Contains(other))));

    /// <summary>The number's name as a claim writes it: <c>flow[1]</c>, <c>loss@0</c>.</summary>
    public override string ToString()
    {
        string indices = Quantity.Indices.Length switch
        {
            0 => "",
            1 => string.Create(CultureInfo.InvariantCulture, $"[{First}]"),
            _ => string.Create(CultureInfo.InvariantCulture, $"[{First},{Second}]"),
        };
        return Iteration is { } iteration
            ? string.Create(CultureInfo.InvariantCulture, $"{Quantity.Name}{indices}@{iteration}")
            : Quantity.Name + indices;
    }
}

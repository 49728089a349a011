using RnnViz.Engine.Text;

namespace RnnViz.Views.Hover;

/// <summary>
/// What a tip says: a name, its value, and where it stands. Built in buffers on the stack; lines left empty are not drawn.
/// </summary>
public ref struct HoverText(Span<char> name, Span<char> value, Span<char> place)
{
    /// <summary>Characters that each line has room for.</summary>
    public const int Capacity = 96;

    /// <summary>The name of the number: ∂L/∂h₈[unit 12].</summary>
    public TextLine Name = new(name);

    /// <summary>The number with three significant digits and its unit.</summary>
    public TextLine Value = new(value);

    /// <summary>Timestep, unit, sequence, iteration: where the number stands.</summary>
    public TextLine Place = new(place);

    /// <summary>What the number is about, where that is not what the whole panel is about.</summary>
    internal Topic Topic;
}

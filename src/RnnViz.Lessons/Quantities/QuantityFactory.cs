using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Step;

namespace RnnViz.Lessons.Quantities;

/// <summary>Makes the quantities of a step and keeps a list of them.</summary>
/// <param name="step">The step.</param>
internal sealed class QuantityFactory(PreparedStep step)
{
    private readonly List<Quantity> all = [];

    /// <summary>All quantities made, in their order.</summary>
    public IReadOnlyList<Quantity> All => all;

    /// <summary>The step.</summary>
    public PreparedStep Step => step;

    /// <summary>H×B, the shape of a state.</summary>
    public static QuantityShape Hidden => new(SizeLetter.H, SizeLetter.B);

    /// <summary>1×1, a single number.</summary>
    public static QuantityShape One => new(SizeLetter.One, SizeLetter.One);

    /// <summary>A quantity of the forward pass or of the loss.</summary>
    public Quantity State(
        string symbol, string name, QuantityShape shape, QuantityReader values, Func<int, bool>? occurs = null,
        Phase phase = Phase.Forward, Func<int, double>? norm = null) =>
        Add(new(step, symbol, name, shape, values, norm, occurs) { Phase = phase, ColorLimit = 1 });

    /// <summary>A gradient of the backward pass.</summary>
    public Quantity Gradient(
        string symbol, string name, QuantityShape shape, QuantityReader values, Func<int, double>? norm = null,
        Func<int, bool>? occurs = null) =>
        Add(new(step, symbol, name, shape, values, norm, occurs) { Phase = Phase.Backward, ColorLimit = 2 });

    /// <summary>The slope of a function, H×B, which the backward pass multiplies by.</summary>
    public Quantity Slope(string symbol, string name, QuantityReader values) =>
        State(symbol, name, Hidden, values, IsTimestep, Phase.Backward);

    /// <summary>Something of no timestep: a parameter, its gradient, or what the update does.</summary>
    public Quantity Whole(
        string symbol, string name, QuantityShape shape, QuantityReader values, Phase phase, Func<int, bool>? occurs = null,
        double limit = 2) =>
        Add(new(step, symbol, name, shape, values, occurs: occurs) { Phase = phase, IsOfTimestep = false, ColorLimit = limit });

    /// <summary>Whether t is one of the step's timesteps, 1..T.</summary>
    public bool IsTimestep(int t) => t >= 1 && t <= step.Timesteps;

    /// <summary>Whether there is a timestep after t.</summary>
    public bool HasLater(int t) => t < step.Timesteps;

    /// <summary>Numbers that are computed once for each step, for one timestep at a time.</summary>
    /// <param name="size">How many.</param>
    /// <param name="compute">Fills them all for a timestep.</param>
    public QuantityReader Computed(int size, Action<int, double[]> compute)
    {
        var numbers = new double[size];
        (int Version, int Timestep) of = (-1, 0);
        return t =>
        {
            if (of != (step.Version, t))
            {
                of = (step.Version, t);
                compute(t, numbers);
            }

            return numbers;
        };
    }

    /// <summary>A single number, read each time.</summary>
    public static QuantityReader Single(Func<int, double> read)
    {
        var number = new double[1];
        return t =>
        {
            number[0] = read(t);
            return number;
        };
    }

    private Quantity Add(Quantity quantity)
    {
        all.Add(quantity);
        return quantity;
    }
}

using RnnViz.Lessons.Tasks;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Sampling;

/// <summary>
/// Text that the network writes as training goes on: every few iterations a sample begins with the weights of then, and each
/// iteration shows a few characters more of it. What an iteration shows depends on the run up to it and on the temperature
/// alone, so that going back in time brings back the text too.
/// </summary>
public sealed class TextSampler
{
    private const int CharactersPerIteration = 4;

    private readonly RecurrentNetwork network;
    private readonly TextSample still;
    private TextSample current, previous;
    private int iteration;
    private double temperature = 0.8;

    internal TextSampler(RecurrentNetwork network, TextTask task, int seed)
    {
        this.network = network;
        Length = Math.Clamp(4 * task.Text.Tokens.Length, 16, 320);
        Period = (Length + CharactersPerIteration - 2) / CharactersPerIteration;
        current = new TextSample(network, task.Text, seed, Length);
        previous = new TextSample(network, task.Text, seed, Length);
        still = new TextSample(network, task.Text, seed, Length);
    }

    /// <summary>The least temperature that is sensible.</summary>
    public static double LowestTemperature => 0.2;

    /// <summary>The largest temperature that is sensible.</summary>
    public static double HighestTemperature => 2;

    /// <summary>Characters of a sample: 16 to 320, four times the text where that is between.</summary>
    public int Length { get; }

    /// <summary>Iterations from the beginning of one sample to that of the next.</summary>
    public int Period { get; }

    /// <summary>
    /// 1 samples as trained, less is more cautious, more is wilder; 0.2 to 2. The samples on the screen are written anew at
    /// once, with the weights that they had. It is no part of the training.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of its range.</exception>
    public double Temperature
    {
        get => temperature;
        set
        {
            if (!(value >= LowestTemperature && value <= HighestTemperature))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(value), value, $"A temperature lies from {LowestTemperature} to {HighestTemperature}.");
            }

            if (value != temperature)
            {
                temperature = value;
                Rewrite(current);
                Rewrite(previous);
                Rewrite(still);
                _ = Still;
                if (current.Start >= 0)
                {
                    Show(iteration);
                }
            }
        }
    }

    /// <summary>Updates applied to the weights that wrote <see cref="Text"/>; −1 before the first sample is complete.</summary>
    public int SampleIteration => previous.Start;

    /// <summary>The last complete sample; empty before the first.</summary>
    public ReadOnlySpan<char> Text => previous.Start < 0 ? default : previous.Prefix(Length, temperature);

    /// <summary>Updates applied to the weights that wrote <see cref="Still"/>; −1 where none was written.</summary>
    public int StillIteration => still.Start;

    /// <summary>The sample that was written at once when it was asked for; empty where none was.</summary>
    public ReadOnlySpan<char> Still => still.Start < 0 ? default : still.Prefix(Length, temperature);

    /// <summary>Updates applied to the weights that write <see cref="InProgress"/>.</summary>
    public int InProgressIteration => current.Start;

    /// <summary>What the sample being written has so far.</summary>
    public ReadOnlySpan<char> InProgress => current.Start < 0 ? default : current.Prefix(Shown, temperature);

    private int Shown => Math.Min(Length, 1 + CharactersPerIteration * (iteration - current.Start));

    private int StartAt(int place) => place / Period * Period;

    /// <summary>
    /// The iteration whose weights are wanted before an iteration can be shown, or null where none are. Samples come in pairs,
    /// the one complete and the one in progress.
    /// </summary>
    internal int? Missing(int place)
    {
        int start = StartAt(place);
        if (start > 0 && !Has(start - Period))
        {
            return start - Period;
        }

        return Has(start) ? null : start;
    }

    /// <summary>The network has the weights of an iteration that was missing for another.</summary>
    internal void Load(int missing, int place)
    {
        // the sample that is not wanted there makes room
        int start = StartAt(place), other = missing == start ? start - Period : start;
        if (current.Start == other && other >= 0)
        {
            (current, previous) = (previous, current);
        }

        current.Begin(network, missing);
    }

    /// <summary>Shows an iteration for which nothing is missing; a few characters are written where it is the next one.</summary>
    internal void Show(int place)
    {
        iteration = place;
        int start = StartAt(place);
        if (current.Start != start)
        {
            (current, previous) = (previous, current);
        }

        if (start == 0)
        {
            previous.Drop();
        }
        else
        {
            previous.Prefix(Length, temperature);
        }

        current.Prefix(Shown, temperature);
    }

    /// <summary>Writes a whole sample with the weights of now, which are those of an iteration.</summary>
    internal void WriteNow(int place)
    {
        if (still.Start != place)
        {
            still.Begin(network, place);
            _ = Still;
        }
    }

    /// <summary>Forgets samples that began at an iteration or later: the run took another way.</summary>
    internal void DropFrom(int place)
    {
        if (current.Start >= place)
        {
            current.Drop();
        }

        if (previous.Start >= place)
        {
            previous.Drop();
        }

        if (still.Start >= place)
        {
            still.Drop();
        }
    }

    private bool Has(int start) => current.Start == start || previous.Start == start;

    private void Rewrite(TextSample sample)
    {
        if (sample.Start >= 0)
        {
            sample.Restart();
        }
    }
}

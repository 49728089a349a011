using System.Text;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Tasks;
using RnnViz.Lessons.Threads;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Sampling;

/// <summary>
/// A passage of the lesson's own text, and what every hidden unit is after each of its characters, read with the weights of one
/// iteration. The text is read from its beginning, from the state zero; the passage begins with its first long line, so that
/// headings do not fill it. Which numbers there are depends on the weights alone.
/// </summary>
public sealed class TextPassage
{
    private const int LongestPassage = 800, ShortestPassage = 200, MostBefore = 400, LongLine = 40;

    /// <summary>Multiplications that a reading takes at most, where the passage need not be too short for that.</summary>
    private const long MostWork = 100_000_000;

    /// <summary>So many are done at every frame: less than a millisecond.</summary>
    private const long QuickWork = 1_500_000;

    /// <summary>Iterations between two readings by another thread, at least: 5.</summary>
    internal const int Interval = 5;

    private readonly RecurrentNetwork network;
    private readonly InferenceNetwork frozen;
    private readonly TokenizedText text;
    private readonly BackgroundThread thread;
    private readonly int hidden;
    private readonly int[] read;
    private PassageValues? shown, spare;
    private int pending = -1;

    internal TextPassage(RecurrentNetwork network, TextTask task, CellKind cell)
    {
        (this.network, text, hidden) = (network, task.Text, network.Shape.H);
        frozen = new InferenceNetwork(network);
        Kinds = StateKinds.Of(cell);
        long weights = network.Parameters.Whh.Length;
        int most = (int)Math.Clamp(MostWork / Math.Max(1, weights), ShortestPassage, LongestPassage);
        Start = StartOf(text, most);
        Length = Math.Min(most, text.Tokens.Length - Start);
        IsQuick = weights * (Start + Length) <= QuickWork;
        read = text.Tokens.First(Start + Length);
        thread = new BackgroundThread("reading of a passage", () => spare!.Read(frozen, read));
    }

    /// <summary>The quantities that can be read: h, then c where there is one, then the gates.</summary>
    public IReadOnlyList<StateKind> Kinds { get; }

    /// <summary>Characters of the text before the passage.</summary>
    public int Start { get; }

    /// <summary>Characters of the passage: 800, fewer where the text is shorter or the network so large that reading takes long.</summary>
    public int Length { get; }

    /// <summary>Updates applied to the weights that read; −1 before the first reading, where all values are NaN.</summary>
    public int Iteration => shown?.Iteration ?? -1;

    /// <summary>Grows with each reading that is shown.</summary>
    public int Version { get; private set; }

    /// <summary>Whether a reading takes so little that it is done at every frame.</summary>
    internal bool IsQuick { get; }

    /// <summary>What stands for the i-th character on the screen: itself, or a sign where it is white space. From 0.</summary>
    public string SymbolAt(int i) => text.Symbols[TokenAt(i)];

    /// <summary>Whether the i-th character ends a line.</summary>
    public bool EndsLine(int i) => text.Characters[TokenAt(i)].Value == '\n';

    /// <summary>Whether the i-th character is white space.</summary>
    public bool IsSpace(int i) => Rune.IsWhiteSpace(text.Characters[TokenAt(i)]);

    /// <summary>One number after the i-th character; characters and units count from 0. NaN before the first reading.</summary>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    /// <param name="character">The character that was read last.</param>
    /// <param name="unit">The hidden unit.</param>
    /// <exception cref="ArgumentOutOfRangeException">The cell has no such quantity.</exception>
    public double ValueAt(StateKind kind, int character, int unit)
    {
        for (int i = 0; i < Kinds.Count; i++)
        {
            if (Kinds[i] == kind)
            {
                return Iteration < 0 ? double.NaN : shown!.At(i, character, unit);
            }
        }

        throw new ArgumentOutOfRangeException(nameof(kind), kind, $"The cell has {string.Join(", ", Kinds)}.");
    }

    private int TokenAt(int i) => read[Start + i];

    /// <summary>Reads with the weights of now, which are those of an iteration, if that is not read yet.</summary>
    internal void ReadNow(int iteration)
    {
        if (iteration != Iteration)
        {
            thread.Wait();
            Begin(iteration);
            spare!.Read(frozen, read);
            Show();
        }
    }

    /// <summary>
    /// While training runs: reads at once where that is quick; else takes over what another thread has read, and has it read the
    /// weights of now where the last reading is old enough.
    /// </summary>
    /// <param name="iteration">Whose weights the network has.</param>
    /// <param name="waits">Whether the reading is waited for, so that nothing depends on the machine's speed.</param>
    internal void ReadInTurn(int iteration, bool waits)
    {
        if (IsQuick || Iteration < 0 || waits && Math.Abs(iteration - Iteration) >= Interval)
        {
            ReadNow(iteration);
            return;
        }

        if (thread.IsBusy)
        {
            return;
        }

        if (pending >= 0)
        {
            Take();
        }

        if (Math.Abs(iteration - Iteration) >= Interval)
        {
            Begin(iteration);
            thread.Ask();
        }
    }

    /// <summary>Forgets readings from an iteration on: the run took another way.</summary>
    internal void DropFrom(int iteration)
    {
        if (pending >= iteration)
        {
            thread.Wait();
            pending = -1;
        }

        if (Iteration >= iteration)
        {
            shown!.Iteration = -1;
            Version++;
        }
    }

    /// <summary>Nothing will be read beside the loop any more.</summary>
    internal void End() => thread.End();

    // what another thread has read, unless it failed: then the reading before stays, and says of which iteration it is
    private void Take()
    {
        if (thread.HasFailed)
        {
            pending = -1;
        }
        else
        {
            Show();
        }
    }

    private void Begin(int iteration)
    {
        spare ??= new PassageValues(Kinds, hidden, Length);
        frozen.Freeze(network);
        pending = iteration;
    }

    private void Show()
    {
        spare!.Iteration = pending;
        (shown, spare) = (spare, shown);
        pending = -1;
        Version++;
    }

    /// <summary>Where the first line of forty characters begins; 0 in a text that is short, or has none early on.</summary>
    private static int StartOf(TokenizedText text, int length)
    {
        int line = 0;
        for (int i = 0; i < Math.Min(text.Tokens.Length - length, MostBefore + LongLine); i++)
        {
            if (i - line == LongLine)
            {
                return line;
            }

            line = text.Characters[text.Tokens[i]].Value == '\n' ? i + 1 : line;
        }

        return 0;
    }
}

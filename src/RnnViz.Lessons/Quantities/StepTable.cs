using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Stepping;

namespace RnnViz.Lessons.Quantities;

/// <summary>
/// The table of a cell: its quantities, the equations of its terms, and what of it the pictures show. Built once for a walk,
/// whose numbers it reads. No member allocates.
/// </summary>
public abstract class StepTable
{
    private readonly Walk walk;
    private readonly Operand[][] marked;

    /// <summary>The table of a walk.</summary>
    /// <param name="walk">Whose numbers are read.</param>
    /// <param name="quantities">All quantities, each once.</param>
    /// <param name="terms">All terms, in their order.</param>
    /// <param name="boxRows">The quantities that have a box in the unrolled picture, row by row from the top.</param>
    private protected StepTable(
        Walk walk, IReadOnlyList<Quantity> quantities, IReadOnlyList<TermEquations> terms,
        params IReadOnlyList<IReadOnlyList<Quantity>> boxRows)
    {
        (this.walk, Quantities, Terms) = (walk, quantities, terms);
        BoxRows = [.. boxRows.Where(row => row.Count > 0)];
        Boxes = [.. BoxRows.SelectMany(row => row)];
        marked = [.. terms.Select(term => HasBoxResult(term) ? WithBox(term.Writes) : WithBox(term.Reads))];
    }

    /// <summary>All quantities.</summary>
    public IReadOnlyList<Quantity> Quantities { get; }

    /// <summary>The terms in their order, with their equations.</summary>
    public IReadOnlyList<TermEquations> Terms { get; }

    /// <summary>The quantities that have a box in the unrolled picture, row by row from the top.</summary>
    public IReadOnlyList<Quantity> Boxes { get; }

    /// <summary>
    /// The same by rows, from the top: the gates of a cell stand side by side, i, f, g and o, and so do their δ_t.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<Quantity>> BoxRows { get; }

    /// <summary>The quantities of a timestep.</summary>
    public abstract StepQuantities Cell { get; }

    /// <summary>The parameters, their gradients and their update.</summary>
    public abstract StepParameters Parameters { get; }

    /// <summary>The arrows of the unrolled picture, in the order in which they are drawn.</summary>
    public abstract IReadOnlyList<BoxArrow> Arrows { get; }

    /// <summary>The equations that tell of the gradient through time, of any timestep.</summary>
    public abstract IReadOnlyList<StepEquation> ThroughTime { get; }

    /// <summary>The gradient that is shown as a sum over the timesteps.</summary>
    public abstract GradientSum Sum { get; }

    /// <summary>The same gate by gate, each a part of its rows; empty in a vanilla cell.</summary>
    public virtual IReadOnlyList<GradientSum> GateSums => [];

    /// <summary>Builds the table of a walk's cell.</summary>
    /// <param name="walk">Whose numbers are read.</param>
    /// <param name="isBrief">
    /// Whether ∂L/∂h_t has a short name, g_t or γh_t, and every gate its own equations, as they are written with numbers.
    /// </param>
    public static StepTable Of(Walk walk, bool isBrief) => walk.Session.Step.Cell switch
    {
        Numerics.Network.Cell.Lstm => LstmTable.Of(walk, isBrief),
        Numerics.Network.Cell.Gru => GruTable.Of(walk, isBrief),
        _ => VanillaTable.Of(walk, isBrief),
    };

    /// <summary>The row of a term.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The cell has no such term.</exception>
    public TermEquations this[Term term] => Terms[IndexOf(term)];

    /// <summary>The row of a quantity's box in the unrolled picture, 0 for the one at the top; see <see cref="BoxRows"/>.</summary>
    /// <exception cref="ArgumentException">It has no box.</exception>
    public int BoxRowOf(Quantity quantity)
    {
        for (int row = 0; row < BoxRows.Count; row++)
        {
            for (int i = 0; i < BoxRows[row].Count; i++)
            {
                if (BoxRows[row][i] == quantity)
                {
                    return row;
                }
            }
        }

        throw new ArgumentException($"{quantity.Symbol} has no box in the unrolled picture; take one of Boxes.", nameof(quantity));
    }

    /// <summary>Whether the walk has come to a quantity of timestep t; to what is given it always has.</summary>
    /// <param name="quantity">The quantity.</param>
    /// <param name="t">0..T; anything for what is of no timestep.</param>
    public bool IsReached(Quantity quantity, int t)
    {
        for (int i = 0; i < Terms.Count; i++)
        {
            IReadOnlyList<Operand> results = Terms[i].Writes;
            for (int j = 0; j < results.Count; j++)
            {
                if (results[j].Quantity == quantity)
                {
                    return IsReached(Terms[i].Place, t - results[j].Offset);
                }
            }
        }

        return true;
    }

    /// <summary>
    /// Whether a box is marked at the walk's place: those of what is computed there, or of its operands where that has none.
    /// </summary>
    public bool IsMarked(Quantity box, int t)
    {
        Cursor now = walk.Cursor;
        foreach (Operand operand in marked[IndexOf(now.Term)])
        {
            if (operand.Quantity == box && (now.Timestep == 0 || operand.TimestepAt(now.Timestep) == t))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The box of what is computed at the walk's place; null where that has none, or is of all timesteps.</summary>
    public Quantity? BoxOfNow
    {
        get
        {
            int index = IndexOf(walk.Cursor.Term);
            return walk.Cursor.Timestep > 0 && HasBoxResult(Terms[index]) ? marked[index][0].Quantity : null;
        }
    }

    /// <summary>Arrows from one box to several.</summary>
    private protected static IEnumerable<BoxArrow> ToEach(Operand from, IEnumerable<Quantity> boxes) =>
        boxes.Select(box => new BoxArrow(from, box));

    /// <summary>The boxes of the outputs: ŷ_t, or none of a recurrent layer alone.</summary>
    private protected static IReadOnlyList<Quantity> OutputOf(Walk walk, StepQuantities q) =>
        walk.Session.Step.HasReadout ? [q.Prediction] : [];

    // there is no computation at t = 0: what stands there is given
    private bool IsReached(ScheduledTerm place, int t) => place.Occurrence == TermOccurrence.Once
        ? walk.Shows(place.Phase, 0, place.Term)
        : t == 0 || walk.Shows(place.Phase, t, place.Term);

    private int IndexOf(Term term)
    {
        for (int i = 0; i < Terms.Count; i++)
        {
            if (Terms[i].Place.Term == term)
            {
                return i;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(term), term, $"The cell has no term {term}; add a row to its table.");
    }

    private Operand[] WithBox(IReadOnlyList<Operand> operands) => [.. operands.Where(operand => Boxes.Contains(operand.Quantity))];

    private bool HasBoxResult(TermEquations term)
    {
        for (int i = 0; i < Boxes.Count; i++)
        {
            if (term.Computes(Boxes[i]))
            {
                return true;
            }
        }

        return false;
    }
}

using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Stepping;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Tests.Stepping;

public sealed class ItineraryTests
{
    private static readonly Itinerary TwoSteps = new(2, t => t == 2);

    [Fact]
    public void An_iteration_goes_forward_to_the_loss_back_term_by_term_and_ends_with_the_update()
    {
        (Phase, int, Term)[] expected =
        [
            (Phase.Forward, 1, Term.State), (Phase.Forward, 2, Term.State), (Phase.Loss, 0, Term.Losses),
            (Phase.Backward, 2, Term.OutputError), (Phase.Backward, 2, Term.HiddenGradient), (Phase.Backward, 2, Term.Delta),
            (Phase.Backward, 2, Term.RecurrentTerm), (Phase.Backward, 2, Term.InputTerm), (Phase.Backward, 2, Term.OutputTerm),
            (Phase.Backward, 2, Term.BackpropagateHidden),
            (Phase.Backward, 1, Term.HiddenGradient), (Phase.Backward, 1, Term.Delta), (Phase.Backward, 1, Term.RecurrentTerm),
            (Phase.Backward, 1, Term.InputTerm),
            (Phase.Update, 0, Term.GradientNorm), (Phase.Update, 0, Term.Clip), (Phase.Update, 0, Term.Update),
        ];
        Assert.Equal(expected.Length, TwoSteps.StopsPerIteration);
        Cursor c = TwoSteps.First(3);
        foreach ((Phase phase, int t, Term term) in expected)
        {
            Assert.Equal(new Cursor(3, phase, t, term), c);
            c = TwoSteps.Next(c, Granularity.Term);
        }

        Assert.Equal(TwoSteps.First(4), c);
    }

    [Fact]
    public void A_timestep_of_an_LSTM_has_gates_cell_state_and_state_and_both_ways_back()
    {
        var itinerary = new Itinerary(2, t => t == 2, TermSchedule.Lstm);
        Term[] forward = [Term.Gates, Term.CellState, Term.State];
        Term[] late =
        [
            Term.OutputError, Term.HiddenGradient, Term.CellGradient, Term.Delta, Term.RecurrentTerm, Term.InputTerm, Term.OutputTerm,
            Term.BackpropagateCell, Term.BackpropagateHidden,
        ];
        Term[] early = [Term.HiddenGradient, Term.CellGradient, Term.Delta, Term.RecurrentTerm, Term.InputTerm];
        Assert.Equal(
            [
                .. Places(Phase.Forward, 1, forward), .. Places(Phase.Forward, 2, forward), .. Places(Phase.Loss, 0, Term.Losses),
                .. Places(Phase.Backward, 2, late), .. Places(Phase.Backward, 1, early),
                .. Places(Phase.Update, 0, Term.GradientNorm, Term.Clip, Term.Update),
            ],
            Enumerable.Range(0, itinerary.StopsPerIteration).Select(i => itinerary.At(0, i)));
        Assert.Equal(new Cursor(0, Phase.Forward, 1, Term.State), itinerary.EndOf(0, Phase.Forward, 1));
        Assert.Equal(new Cursor(0, Phase.Forward, 2, Term.State), itinerary.EndOf(0, Phase.Forward));
        Assert.Equal(Term.Losses, itinerary.EndOf(0, Phase.Loss).Term);
        Assert.Throws<ArgumentException>(() => itinerary.IndexOf(new Cursor(0, Phase.Forward, 3, Term.State)));
    }

    [Fact]
    public void A_GRU_goes_from_gates_to_state_and_hands_on_by_gate_and_by_weights()
    {
        var itinerary = new Itinerary(3, t => true, TermSchedule.Gru);
        Assert.Equal([Term.Gates, Term.State, Term.Gates], Enumerable.Range(0, 3).Select(i => itinerary.At(0, i).Term));
        Cursor last = itinerary.EndOf(0, Phase.Backward, 2);
        Assert.Equal(Term.BackpropagateHidden, last.Term);
        Assert.Equal(Term.BackpropagateCell, itinerary.Previous(last, Granularity.Term).Term);
        Assert.Throws<ArgumentException>(() => itinerary.IndexOf(new Cursor(0, Phase.Forward, 1, Term.CellState)));
    }

    [Fact]
    public void Coarser_steps_end_phases_timesteps_and_iterations()
    {
        Assert.Equal(
            [(Phase.Forward, 2), (Phase.Loss, 0), (Phase.Backward, 1), (Phase.Update, 0), (Phase.Forward, 2)],
            Walked(Granularity.Phase, 5));
        Assert.Equal(
            [(Phase.Forward, 1), (Phase.Forward, 2), (Phase.Loss, 0), (Phase.Backward, 2), (Phase.Backward, 1), (Phase.Update, 0)],
            Walked(Granularity.Timestep, 6));
        Assert.Equal(TwoSteps.Last(1), TwoSteps.Next(TwoSteps.Last(0), Granularity.Batch));
        Assert.Equal(TwoSteps.Last(7), TwoSteps.Next(TwoSteps.First(7), Granularity.Batch));
        Assert.Equal(Term.BackpropagateHidden, TwoSteps.EndOf(0, Phase.Backward, 2).Term);
        Assert.Equal(Term.InputTerm, TwoSteps.EndOf(0, Phase.Backward).Term);
    }

    [Theory]
    [InlineData(1, true, Cell.Vanilla)]
    [InlineData(7, false, Cell.Vanilla)]
    [InlineData(7, true, Cell.Vanilla)]
    [InlineData(1, true, Cell.Lstm)]
    [InlineData(7, false, Cell.Lstm)]
    [InlineData(7, true, Cell.Gru)]
    public void Every_stop_knows_its_index_and_back_undoes_forward_at_every_granularity(int timesteps, bool everyStep, Cell cell)
    {
        var itinerary = new Itinerary(timesteps, t => everyStep || t == timesteps, TermSchedule.Of(cell));
        for (int i = 0; i < itinerary.StopsPerIteration; i++)
        {
            Cursor c = itinerary.At(5, i);
            Assert.Equal(i, itinerary.IndexOf(c));
            foreach (Granularity granularity in Enum.GetValues<Granularity>())
            {
                Cursor next = itinerary.Next(c, granularity), previous = itinerary.Previous(c, granularity);
                Assert.True(itinerary.Compare(previous, c) < 0 && itinerary.Compare(c, next) < 0);
                Assert.Equal(next, itinerary.Next(itinerary.Previous(next, granularity), granularity));
                Assert.Equal(previous, itinerary.Previous(itinerary.Next(previous, granularity), granularity));
            }
        }
    }

    [Theory]
    [InlineData(Cell.Vanilla)]
    [InlineData(Cell.Lstm)]
    [InlineData(Cell.Gru)]
    public void The_order_of_any_two_stops_is_that_of_their_places(Cell cell)
    {
        var itinerary = new Itinerary(4, t => t % 2 == 0, TermSchedule.Of(cell));
        for (int i = 0; i < itinerary.StopsPerIteration; i++)
        {
            for (int j = 0; j < itinerary.StopsPerIteration; j++)
            {
                (Cursor a, Cursor b) = (itinerary.At(2, i), itinerary.At(2, j));
                Assert.Equal(Math.Sign(i - j), Math.Sign(itinerary.Compare(a, b)));
                Assert.Equal(j <= i, itinerary.HasReached(a, b.Phase, b.Timestep, b.Term));
            }
        }
    }

    [Fact]
    public void Nothing_comes_before_the_first_stop()
    {
        Assert.Equal(TwoSteps.First(0), TwoSteps.Previous(TwoSteps.First(0), Granularity.Term));
        Assert.Equal(TwoSteps.Last(0), TwoSteps.Previous(TwoSteps.Last(0), Granularity.Batch));
        Assert.Equal(TwoSteps.Last(4), TwoSteps.Previous(TwoSteps.First(5), Granularity.Term));
    }

    [Fact]
    public void A_stop_that_an_iteration_does_not_have_is_refused()
    {
        Assert.Throws<ArgumentException>(() => TwoSteps.IndexOf(new Cursor(0, Phase.Backward, 1, Term.OutputError)));
        Assert.Throws<ArgumentException>(() => TwoSteps.IndexOf(new Cursor(0, Phase.Backward, 3, Term.Delta)));
        Assert.Throws<ArgumentException>(() => TwoSteps.IndexOf(new Cursor(0, Phase.Forward, 0, Term.State)));
        Assert.Throws<ArgumentException>(() => TwoSteps.IndexOf(new Cursor(0, Phase.Update, 0, Term.Losses)));
    }

    private static IEnumerable<Cursor> Places(Phase phase, int t, params Term[] terms) =>
        terms.Select(term => new Cursor(0, phase, t, term));

    private static List<(Phase, int)> Walked(Granularity granularity, int steps)
    {
        var places = new List<(Phase, int)>();
        Cursor c = TwoSteps.Last(0);
        for (int i = 0; i < steps; i++)
        {
            c = TwoSteps.Next(c, granularity);
            places.Add((c.Phase, c.Timestep));
        }

        return places;
    }
}

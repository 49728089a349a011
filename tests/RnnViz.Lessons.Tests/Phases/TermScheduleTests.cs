using RnnViz.Lessons.Phases;

namespace RnnViz.Lessons.Tests.Phases;

public sealed class TermScheduleTests
{
    [Fact]
    public void A_cell_has_the_gates_and_the_state_that_are_its_own()
    {
        Assert.Equal(Enum.GetValues<Term>(), TermSchedule.Lstm.Terms.Select(scheduled => scheduled.Term));
        Assert.Equal(
            [Term.CellState, Term.CellGradient], Enum.GetValues<Term>().Where(term => !TermSchedule.Gru.Has(term)));
        Assert.Equal(
            [Term.Gates, Term.CellState, Term.CellGradient, Term.BackpropagateCell],
            Enum.GetValues<Term>().Where(term => !TermSchedule.Vanilla.Has(term)));
        Assert.Throws<ArgumentOutOfRangeException>(() => TermSchedule.Gru[Term.CellState]);
    }

    [Fact]
    public void A_term_has_the_same_phase_in_every_cell_and_phases_come_in_their_order()
    {
        foreach (TermSchedule schedule in (TermSchedule[])[TermSchedule.Vanilla, TermSchedule.Lstm, TermSchedule.Gru])
        {
            Assert.All(schedule.Terms, scheduled => Assert.Equal(scheduled.Phase, TermSchedule.PhaseOf(scheduled.Term)));
            Assert.Equal(schedule.Terms.Select(scheduled => scheduled.Phase).Order(), schedule.Terms.Select(scheduled => scheduled.Phase));
        }
    }
}

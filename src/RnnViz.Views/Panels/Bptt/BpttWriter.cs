using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Quantities;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Panels.Bptt;

/// <summary>Writes the page of the walk's place: which equations, which of them is being evaluated, and its numbers.</summary>
internal sealed class BpttWriter
{
    private readonly ShownTraining training;
    private readonly StepTable table;
    private readonly ThroughTimeFacts throughTime;
    private readonly StepFacts facts;
    private readonly UpdateFacts update;

    /// <summary>A writer of one lesson's pages.</summary>
    /// <param name="training">Whose walk it is.</param>
    /// <param name="table">The equations and their numbers.</param>
    public BpttWriter(ShownTraining training, StepTable table)
    {
        (this.training, this.table) = (training, table);
        throughTime = new ThroughTimeFacts(training, table);
        facts = StepFacts.Of(training, table);
        update = new UpdateFacts(training, table);
    }

    private Walk Walk => training.Walk;

    /// <summary>Writes the page.</summary>
    /// <param name="page">Emptied first.</param>
    /// <param name="isOverview">
    /// Whether an iteration is shown as a whole: the equations of any timestep, and the gradient through time.
    /// </param>
    public void Write(BpttPage page, bool isOverview)
    {
        page.Clear();
        if (isOverview)
        {
            for (int i = 0; i < table.ThroughTime.Count; i++)
            {
                page.Equation(table.ThroughTime[i].NotationAt(0)!, 0, EquationState.Done);
            }

            throughTime.Write(page);
            return;
        }

        WriteEquations(page);
        if (Walk.Cursor.Phase == Phase.Update)
        {
            update.Write(page, Walk.Cursor.Term);
        }
        else
        {
            facts.Write(page, Walk.Cursor);
        }
    }

    /// <summary>The equations of all terms of the phase that occur at the timestep.</summary>
    private void WriteEquations(BpttPage page)
    {
        Cursor now = Walk.Cursor;
        for (int i = 0; i < table.Terms.Count; i++)
        {
            TermEquations row = table.Terms[i];
            bool occurs = row.Place.OccursAt(now.Timestep, now.Timestep > 0 && training.Step.HasLoss(now.Timestep));
            // the optimizer's own equations take the room of those before them
            if (row.Place.Phase != now.Phase || !occurs || now.Term == Term.Update && row.Place.Term != now.Term)
            {
                continue;
            }

            EquationState state = row.Place.Term == now.Term ? EquationState.Now
                : row.Place.Term < now.Term ? EquationState.Done : EquationState.Ahead;
            for (int j = 0; j < row.Equations.Count; j++)
            {
                if (row.Equations[j].NotationAt(now.Timestep) is { } notation)
                {
                    page.Equation(notation, now.Timestep, state);
                }
            }
        }
    }
}

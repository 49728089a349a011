using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Tasks;

namespace RnnViz.Lessons.Files;

/// <summary>
/// What a lesson says about its stops and its view, for a run with another network: terms, panels, gates, quantities and units that are
/// not in it are left out.
/// </summary>
internal static class CellPlaces
{
    /// <summary>The stops, each at its place or at the nearest one that the network has; in the same order, and as many.</summary>
    /// <param name="stops">The lesson's stops, which have no mistakes.</param>
    /// <param name="model">The network of the run.</param>
    /// <param name="sizes">The sizes of the task.</param>
    public static IReadOnlyList<StopSettings> StopsFor(IReadOnlyList<StopSettings> stops, ModelSettings model, TaskSizes sizes)
    {
        TermSchedule terms = model.Terms;
        var taken = new HashSet<(int, Phase, int, Term)>();
        foreach (StopSettings stop in stops.Where(stop => stop.Term is not { } term || terms.Has(term)))
        {
            Take(stop, stop.Term);
        }

        return [.. stops.Select(stop => Place(stop) with
        {
            Show = [.. stop.Show.Where(panel => panel.IsOf(model))],
            Target = TargetFor(stop.Target, model),
        })];

        StopSettings Place(StopSettings stop)
        {
            if (stop.Term is not { } term || terms.Has(term))
            {
                return stop;
            }

            // the end of the timestep; where another stop is there, the next place after the term that is free, or the last before it
            IEnumerable<Term> there = TermsAt(stop).Where(t => terms[t].Occurrence != TermOccurrence.WhereLoss);
            foreach (Term? other in (IEnumerable<Term?>)[
                null, .. there.Where(t => t > term).Select(t => (Term?)t), .. there.Reverse().Where(t => t < term).Select(t => (Term?)t)])
            {
                if (Take(stop, other))
                {
                    return stop with { Term = other };
                }
            }

            return stop with { Term = null };
        }

        bool Take(StopSettings stop, Term? term)
        {
            int t = stop.Timestep ?? (stop.Phase == Phase.Forward ? sizes.Timesteps ?? 0 : 1);
            return taken.Add((stop.Iteration, stop.Phase, t, term ?? TermsAt(stop with { Timestep = t }).LastOrDefault()));
        }

        IEnumerable<Term> TermsAt(StopSettings stop)
        {
            bool isWhole = stop.Phase is Phase.Loss or Phase.Update;
            int t = isWhole ? 0 : stop.Timestep ?? 1;
            bool hasLoss = sizes.Losses != OutputSteps.LastStep || t == sizes.Timesteps;
            return terms.Terms.Where(one => one.Phase == stop.Phase && one.OccursAt(t, hasLoss)).Select(one => one.Term);
        }
    }

    /// <summary>The view.</summary>
    /// <param name="view">The lesson's view, which has no mistakes.</param>
    /// <param name="model">The network of the run.</param>
    public static ViewSettings ViewFor(ViewSettings view, ModelSettings model) => view with
    {
        State = view.State == StateName.Cell && model.Cell != CellKind.Lstm ? null : view.State,
        Gate = view.Gate is { Length: 1 } gate && !StateKinds.Of(model.Cell).Contains(StateKinds.OfLetter(gate[0])) ? null : view.Gate,
        Unit = Math.Min(view.Unit, model.Hidden),
        Panels = [.. view.Panels.Where(panel => panel.IsOf(model))],
        Focus = view.Focus is { } focus && Enum.TryParse(focus, ignoreCase: true, out PanelName panel) && !panel.IsOf(model)
            ? null : view.Focus,
    };

    private static TargetSettings? TargetFor(TargetSettings? target, ModelSettings model) =>
        target is null || !target.Panel.IsOf(model) ? null : target with
        {
            Unit = target.Unit > model.Hidden ? null : target.Unit,
            Quantity = target.Quantity is { } quantity && !StateKinds.Of(model.Cell).Contains(quantity) ? null : target.Quantity,
        };
}

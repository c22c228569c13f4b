import type { CalibrationReport } from './report.js';

/** Written by `npm run calibrate -- --keep`; not by hand. */
export const CALIBRATION: CalibrationReport = {
  model: 1,
  seed: 20260101,
  patients: 2000,
  scenarios: [
    {
      scenario: 'as assumed, 0 days apart',
      patients: 2000,
      coverage: {
        model: {
          share: 0.899125,
          n: 8000,
        },
        regression: {
          share: 0.961,
          n: 8000,
        },
      },
      rmse: {
        model: 1.0130863268621293,
        regression: 7.644941509534275,
        naive: 2.952191223725788,
      },
      responder: {
        model: {
          share: 0.69925,
          n: 8000,
        },
        naive: {
          share: 0.569125,
          n: 8000,
        },
      },
      best: {
        model: {
          share: 0.3985,
          n: 2000,
        },
        naive: {
          share: 0.2945,
          n: 2000,
        },
      },
      likely: {
        said: {
          share: 0.050375,
          n: 8000,
        },
        right: {
          share: 0.8486352357320099,
          n: 403,
        },
      },
      unlikely: {
        said: {
          share: 0.19225,
          n: 8000,
        },
        right: {
          share: 0.8790637191157347,
          n: 1538,
        },
      },
      falselyHelping: {
        share: 0.013160733549083063,
        n: 4635,
      },
      power: {
        share: 0.13367729831144465,
        n: 2132,
      },
      ranks: [100, 126, 85, 102, 108, 113, 97, 103, 96, 94, 92, 85, 100, 102, 106, 93, 98, 91, 101, 108],
    },
    {
      scenario: 'as assumed, 7 days apart',
      patients: 2000,
      coverage: {
        model: {
          share: 0.9035,
          n: 8000,
        },
        regression: {
          share: 0.85925,
          n: 8000,
        },
      },
      rmse: {
        model: 0.9626793209829665,
        regression: 5.933237600310657,
        naive: 2.6496942083366752,
      },
      responder: {
        model: {
          share: 0.726125,
          n: 8000,
        },
        naive: {
          share: 0.564875,
          n: 8000,
        },
      },
      best: {
        model: {
          share: 0.49,
          n: 2000,
        },
        naive: {
          share: 0.328,
          n: 2000,
        },
      },
      likely: {
        said: {
          share: 0.076375,
          n: 8000,
        },
        right: {
          share: 0.8919803600654664,
          n: 611,
        },
      },
      unlikely: {
        said: {
          share: 0.22425,
          n: 8000,
        },
        right: {
          share: 0.8701226309921962,
          n: 1794,
        },
      },
      falselyHelping: {
        share: 0.013894736842105264,
        n: 4750,
      },
      power: {
        share: 0.22591522157996147,
        n: 2076,
      },
      ranks: [109, 111, 103, 112, 112, 93, 83, 101, 93, 106, 105, 87, 105, 90, 92, 120, 102, 94, 95, 87],
    },
    {
      scenario: 'as assumed, 14 days apart',
      patients: 2000,
      coverage: {
        model: {
          share: 0.896375,
          n: 8000,
        },
        regression: {
          share: 0.819,
          n: 8000,
        },
      },
      rmse: {
        model: 0.9419367617757288,
        regression: 3.502439023338304,
        naive: 2.2121074173519135,
      },
      responder: {
        model: {
          share: 0.735,
          n: 8000,
        },
        naive: {
          share: 0.6035,
          n: 8000,
        },
      },
      best: {
        model: {
          share: 0.5245,
          n: 2000,
        },
        naive: {
          share: 0.35,
          n: 2000,
        },
      },
      likely: {
        said: {
          share: 0.0965,
          n: 8000,
        },
        right: {
          share: 0.9119170984455959,
          n: 772,
        },
      },
      unlikely: {
        said: {
          share: 0.258875,
          n: 8000,
        },
        right: {
          share: 0.877353935296958,
          n: 2071,
        },
      },
      falselyHelping: {
        share: 0.014243820695433599,
        n: 4774,
      },
      power: {
        share: 0.2956604673342871,
        n: 2097,
      },
      ranks: [109, 92, 91, 102, 102, 88, 100, 106, 88, 94, 130, 110, 92, 96, 93, 105, 88, 114, 101, 99],
    },
    {
      scenario: 'as assumed, 28 days apart',
      patients: 2000,
      coverage: {
        model: {
          share: 0.8975,
          n: 8000,
        },
        regression: {
          share: 0.811375,
          n: 8000,
        },
      },
      rmse: {
        model: 0.8712410002604559,
        regression: 1.8542047826385661,
        naive: 1.5888634680683835,
      },
      responder: {
        model: {
          share: 0.756625,
          n: 8000,
        },
        naive: {
          share: 0.691625,
          n: 8000,
        },
      },
      best: {
        model: {
          share: 0.567,
          n: 2000,
        },
        naive: {
          share: 0.4745,
          n: 2000,
        },
      },
      likely: {
        said: {
          share: 0.124125,
          n: 8000,
        },
        right: {
          share: 0.8841893252769386,
          n: 993,
        },
      },
      unlikely: {
        said: {
          share: 0.30175,
          n: 8000,
        },
        right: {
          share: 0.9101077050538525,
          n: 2414,
        },
      },
      falselyHelping: {
        share: 0.024028416213957376,
        n: 4786,
      },
      power: {
        share: 0.36183574879227054,
        n: 2070,
      },
      ranks: [108, 87, 109, 83, 122, 99, 107, 100, 99, 106, 88, 103, 98, 101, 97, 95, 108, 96, 92, 102],
    },
    {
      scenario: 'as assumed, 42 days apart',
      patients: 2000,
      coverage: {
        model: {
          share: 0.899875,
          n: 8000,
        },
        regression: {
          share: 0.737875,
          n: 8000,
        },
      },
      rmse: {
        model: 0.8273999491144838,
        regression: 1.5469018047679128,
        naive: 1.3079394198579533,
      },
      responder: {
        model: {
          share: 0.776625,
          n: 8000,
        },
        naive: {
          share: 0.73925,
          n: 8000,
        },
      },
      best: {
        model: {
          share: 0.5985,
          n: 2000,
        },
        naive: {
          share: 0.539,
          n: 2000,
        },
      },
      likely: {
        said: {
          share: 0.144625,
          n: 8000,
        },
        right: {
          share: 0.9049265341400173,
          n: 1157,
        },
      },
      unlikely: {
        said: {
          share: 0.3405,
          n: 8000,
        },
        right: {
          share: 0.9096916299559471,
          n: 2724,
        },
      },
      falselyHelping: {
        share: 0.023196963306621677,
        n: 4742,
      },
      power: {
        share: 0.41893830703012913,
        n: 2091,
      },
      ranks: [100, 118, 114, 94, 108, 100, 102, 100, 81, 105, 89, 84, 92, 93, 122, 108, 92, 103, 99, 96],
    },
    {
      scenario: 'as assumed, 56 days apart',
      patients: 2000,
      coverage: {
        model: {
          share: 0.894375,
          n: 8000,
        },
        regression: {
          share: 0.65725,
          n: 8000,
        },
      },
      rmse: {
        model: 0.8150245445985914,
        regression: 1.4088218331751974,
        naive: 1.2676925382500746,
      },
      responder: {
        model: {
          share: 0.786125,
          n: 8000,
        },
        naive: {
          share: 0.7495,
          n: 8000,
        },
      },
      best: {
        model: {
          share: 0.64,
          n: 2000,
        },
        naive: {
          share: 0.585,
          n: 2000,
        },
      },
      likely: {
        said: {
          share: 0.159125,
          n: 8000,
        },
        right: {
          share: 0.9018067556952082,
          n: 1273,
        },
      },
      unlikely: {
        said: {
          share: 0.352625,
          n: 8000,
        },
        right: {
          share: 0.9099610067352003,
          n: 2821,
        },
      },
      falselyHelping: {
        share: 0.02620545073375262,
        n: 4770,
      },
      power: {
        share: 0.46441947565543074,
        n: 2136,
      },
      ranks: [96, 107, 108, 121, 97, 82, 101, 94, 94, 102, 99, 87, 112, 77, 118, 98, 101, 98, 108, 100],
    },
    {
      scenario: 'typical, 0 days apart',
      patients: 2000,
      coverage: {
        model: {
          share: 0.908375,
          n: 8000,
        },
        regression: {
          share: 0.958625,
          n: 8000,
        },
      },
      rmse: {
        model: 0.9821605688165337,
        regression: 6.861779503831948,
        naive: 2.8043350174127686,
      },
      responder: {
        model: {
          share: 0.704625,
          n: 8000,
        },
        naive: {
          share: 0.55725,
          n: 8000,
        },
      },
      best: {
        model: {
          share: 0.4105,
          n: 2000,
        },
        naive: {
          share: 0.2925,
          n: 2000,
        },
      },
      likely: {
        said: {
          share: 0.041,
          n: 8000,
        },
        right: {
          share: 0.9298780487804879,
          n: 328,
        },
      },
      unlikely: {
        said: {
          share: 0.185875,
          n: 8000,
        },
        right: {
          share: 0.8850033624747814,
          n: 1487,
        },
      },
      falselyHelping: {
        share: 0.004904051172707889,
        n: 4690,
      },
      power: {
        share: 0.12196283944735588,
        n: 2099,
      },
      ranks: [101, 104, 87, 91, 109, 103, 83, 111, 107, 117, 112, 107, 98, 89, 92, 111, 102, 90, 96, 90],
    },
    {
      scenario: 'typical, 7 days apart',
      patients: 2000,
      coverage: {
        model: {
          share: 0.90975,
          n: 8000,
        },
        regression: {
          share: 0.88625,
          n: 8000,
        },
      },
      rmse: {
        model: 0.9229249626171078,
        regression: 5.15299462898672,
        naive: 2.551288731015531,
      },
      responder: {
        model: {
          share: 0.7465,
          n: 8000,
        },
        naive: {
          share: 0.5705,
          n: 8000,
        },
      },
      best: {
        model: {
          share: 0.5155,
          n: 2000,
        },
        naive: {
          share: 0.3185,
          n: 2000,
        },
      },
      likely: {
        said: {
          share: 0.074625,
          n: 8000,
        },
        right: {
          share: 0.9128978224455612,
          n: 597,
        },
      },
      unlikely: {
        said: {
          share: 0.23325,
          n: 8000,
        },
        right: {
          share: 0.9110396570203644,
          n: 1866,
        },
      },
      falselyHelping: {
        share: 0.010682004930156122,
        n: 4868,
      },
      power: {
        share: 0.2302158273381295,
        n: 2085,
      },
      ranks: [92, 94, 97, 109, 113, 101, 85, 94, 109, 111, 117, 99, 110, 98, 102, 95, 99, 97, 80, 98],
    },
    {
      scenario: 'typical, 14 days apart',
      patients: 2000,
      coverage: {
        model: {
          share: 0.91475,
          n: 8000,
        },
        regression: {
          share: 0.849125,
          n: 8000,
        },
      },
      rmse: {
        model: 0.8838406608060589,
        regression: 2.9603091192384166,
        naive: 2.1086513565362734,
      },
      responder: {
        model: {
          share: 0.751125,
          n: 8000,
        },
        naive: {
          share: 0.620625,
          n: 8000,
        },
      },
      best: {
        model: {
          share: 0.538,
          n: 2000,
        },
        naive: {
          share: 0.3565,
          n: 2000,
        },
      },
      likely: {
        said: {
          share: 0.10025,
          n: 8000,
        },
        right: {
          share: 0.9239401496259352,
          n: 802,
        },
      },
      unlikely: {
        said: {
          share: 0.258,
          n: 8000,
        },
        right: {
          share: 0.9103682170542635,
          n: 2064,
        },
      },
      falselyHelping: {
        share: 0.012817818869510401,
        n: 4759,
      },
      power: {
        share: 0.3191385217816936,
        n: 2043,
      },
      ranks: [65, 100, 83, 93, 110, 120, 104, 101, 100, 121, 90, 92, 105, 110, 107, 119, 84, 96, 120, 80],
    },
    {
      scenario: 'typical, 28 days apart',
      patients: 2000,
      coverage: {
        model: {
          share: 0.90175,
          n: 8000,
        },
        regression: {
          share: 0.824,
          n: 8000,
        },
      },
      rmse: {
        model: 0.8393048935408133,
        regression: 1.581963491815892,
        naive: 1.4213633018984873,
      },
      responder: {
        model: {
          share: 0.774625,
          n: 8000,
        },
        naive: {
          share: 0.712875,
          n: 8000,
        },
      },
      best: {
        model: {
          share: 0.579,
          n: 2000,
        },
        naive: {
          share: 0.4905,
          n: 2000,
        },
      },
      likely: {
        said: {
          share: 0.130125,
          n: 8000,
        },
        right: {
          share: 0.8972142170989433,
          n: 1041,
        },
      },
      unlikely: {
        said: {
          share: 0.32,
          n: 8000,
        },
        right: {
          share: 0.9203125,
          n: 2560,
        },
      },
      falselyHelping: {
        share: 0.022259205325566883,
        n: 4807,
      },
      power: {
        share: 0.3964757709251101,
        n: 2043,
      },
      ranks: [78, 100, 116, 116, 97, 100, 90, 110, 88, 114, 92, 95, 82, 104, 87, 122, 96, 107, 99, 107],
    },
    {
      scenario: 'typical, 42 days apart',
      patients: 2000,
      coverage: {
        model: {
          share: 0.9125,
          n: 8000,
        },
        regression: {
          share: 0.76525,
          n: 8000,
        },
      },
      rmse: {
        model: 0.7791813220569611,
        regression: 1.2832638244310794,
        naive: 1.09910858541454,
      },
      responder: {
        model: {
          share: 0.791125,
          n: 8000,
        },
        naive: {
          share: 0.758625,
          n: 8000,
        },
      },
      best: {
        model: {
          share: 0.6225,
          n: 2000,
        },
        naive: {
          share: 0.577,
          n: 2000,
        },
      },
      likely: {
        said: {
          share: 0.154875,
          n: 8000,
        },
        right: {
          share: 0.9176755447941889,
          n: 1239,
        },
      },
      unlikely: {
        said: {
          share: 0.34775,
          n: 8000,
        },
        right: {
          share: 0.9281092739036664,
          n: 2782,
        },
      },
      falselyHelping: {
        share: 0.021281034842478615,
        n: 4793,
      },
      power: {
        share: 0.462953995157385,
        n: 2065,
      },
      ranks: [89, 101, 87, 78, 94, 103, 118, 81, 95, 96, 91, 118, 101, 99, 106, 111, 114, 106, 120, 92],
    },
    {
      scenario: 'typical, 56 days apart',
      patients: 2000,
      coverage: {
        model: {
          share: 0.9015,
          n: 8000,
        },
        regression: {
          share: 0.66925,
          n: 8000,
        },
      },
      rmse: {
        model: 0.7624728400898265,
        regression: 1.1185458377292408,
        naive: 1.035330175763679,
      },
      responder: {
        model: {
          share: 0.7965,
          n: 8000,
        },
        naive: {
          share: 0.768125,
          n: 8000,
        },
      },
      best: {
        model: {
          share: 0.648,
          n: 2000,
        },
        naive: {
          share: 0.59,
          n: 2000,
        },
      },
      likely: {
        said: {
          share: 0.1625,
          n: 8000,
        },
        right: {
          share: 0.9046153846153846,
          n: 1300,
        },
      },
      unlikely: {
        said: {
          share: 0.366,
          n: 8000,
        },
        right: {
          share: 0.9262295081967213,
          n: 2928,
        },
      },
      falselyHelping: {
        share: 0.025710138917686087,
        n: 4823,
      },
      power: {
        share: 0.4849368318756074,
        n: 2058,
      },
      ranks: [95, 94, 102, 101, 105, 101, 94, 93, 95, 112, 97, 97, 98, 92, 109, 104, 110, 96, 113, 92],
    },
    {
      scenario: 'onset twice as slow as assumed',
      patients: 2000,
      coverage: {
        model: {
          share: 0.874125,
          n: 8000,
        },
        regression: {
          share: 0.811625,
          n: 8000,
        },
      },
      rmse: {
        model: 0.917741204544635,
        regression: 1.665582017601236,
        naive: 1.4125062365506729,
      },
      responder: {
        model: {
          share: 0.740875,
          n: 8000,
        },
        naive: {
          share: 0.69225,
          n: 8000,
        },
      },
      best: {
        model: {
          share: 0.5385,
          n: 2000,
        },
        naive: {
          share: 0.46,
          n: 2000,
        },
      },
      likely: {
        said: {
          share: 0.10125,
          n: 8000,
        },
        right: {
          share: 0.8938271604938272,
          n: 810,
        },
      },
      unlikely: {
        said: {
          share: 0.31675,
          n: 8000,
        },
        right: {
          share: 0.8749013417521705,
          n: 2534,
        },
      },
      falselyHelping: {
        share: 0.018204911092294666,
        n: 4724,
      },
      power: {
        share: 0.30326295585412666,
        n: 2084,
      },
      ranks: [128, 111, 104, 120, 99, 90, 106, 94, 101, 100, 88, 100, 65, 84, 101, 101, 97, 92, 103, 116],
    },
    {
      scenario: 'readings now and then far out (t with 4 df)',
      patients: 2000,
      coverage: {
        model: {
          share: 0.90075,
          n: 8000,
        },
        regression: {
          share: 0.822875,
          n: 8000,
        },
      },
      rmse: {
        model: 0.8298337454503121,
        regression: 1.57435652689061,
        naive: 1.4373420262470986,
      },
      responder: {
        model: {
          share: 0.7685,
          n: 8000,
        },
        naive: {
          share: 0.70525,
          n: 8000,
        },
      },
      best: {
        model: {
          share: 0.565,
          n: 2000,
        },
        naive: {
          share: 0.459,
          n: 2000,
        },
      },
      likely: {
        said: {
          share: 0.137625,
          n: 8000,
        },
        right: {
          share: 0.9073569482288828,
          n: 1101,
        },
      },
      unlikely: {
        said: {
          share: 0.307,
          n: 8000,
        },
        right: {
          share: 0.9161237785016286,
          n: 2456,
        },
      },
      falselyHelping: {
        share: 0.02188841201716738,
        n: 4660,
      },
      power: {
        share: 0.40172579098753597,
        n: 2086,
      },
      ranks: [99, 87, 106, 104, 93, 113, 97, 104, 91, 111, 87, 88, 108, 102, 111, 87, 102, 116, 102, 92],
    },
    {
      scenario: 'half of the check-ins not made',
      patients: 2000,
      coverage: {
        model: {
          share: 0.904625,
          n: 8000,
        },
        regression: {
          share: 0.9031285878300803,
          n: 6968,
        },
      },
      rmse: {
        model: 0.9141100489783942,
        regression: 2.824342272077751,
        naive: 1.6601783426132923,
      },
      responder: {
        model: {
          share: 0.7458381171067738,
          n: 6968,
        },
        naive: {
          share: 0.6854190585533869,
          n: 6968,
        },
      },
      best: {
        model: {
          share: 0.5354742345033607,
          n: 1339,
        },
        naive: {
          share: 0.4234503360716953,
          n: 1339,
        },
      },
      likely: {
        said: {
          share: 0.095125,
          n: 8000,
        },
        right: {
          share: 0.9159001314060446,
          n: 761,
        },
      },
      unlikely: {
        said: {
          share: 0.260375,
          n: 8000,
        },
        right: {
          share: 0.9006240998559769,
          n: 2083,
        },
      },
      falselyHelping: {
        share: 0.013507809202195019,
        n: 4738,
      },
      power: {
        share: 0.2840152235965747,
        n: 2102,
      },
      ranks: [89, 107, 103, 98, 101, 110, 112, 114, 92, 95, 96, 99, 85, 111, 94, 103, 91, 104, 96, 100],
    },
    {
      scenario: 'a point of regression to the mean',
      patients: 2000,
      coverage: {
        model: {
          share: 0.90925,
          n: 8000,
        },
        regression: {
          share: 0.85675,
          n: 8000,
        },
      },
      rmse: {
        model: 0.8258761552832444,
        regression: 1.6506563557778706,
        naive: 1.5089167245980488,
      },
      responder: {
        model: {
          share: 0.768,
          n: 8000,
        },
        naive: {
          share: 0.685375,
          n: 8000,
        },
      },
      best: {
        model: {
          share: 0.5875,
          n: 2000,
        },
        naive: {
          share: 0.493,
          n: 2000,
        },
      },
      likely: {
        said: {
          share: 0.141625,
          n: 8000,
        },
        right: {
          share: 0.8984995586937334,
          n: 1133,
        },
      },
      unlikely: {
        said: {
          share: 0.286375,
          n: 8000,
        },
        right: {
          share: 0.9288520296813618,
          n: 2291,
        },
      },
      falselyHelping: {
        share: 0.024098910310142496,
        n: 4772,
      },
      power: {
        share: 0.4125301204819277,
        n: 2075,
      },
      ranks: [72, 89, 89, 90, 94, 114, 98, 91, 104, 101, 108, 112, 101, 117, 117, 109, 96, 85, 103, 110],
    },
    {
      scenario: 'whole numbers from 0 to 10',
      patients: 2000,
      coverage: {
        model: {
          share: 0.89,
          n: 8000,
        },
        regression: {
          share: 0.8205,
          n: 8000,
        },
      },
      rmse: {
        model: 0.8636129586091378,
        regression: 1.5666675328626116,
        naive: 1.3370809316727494,
      },
      responder: {
        model: {
          share: 0.762375,
          n: 8000,
        },
        naive: {
          share: 0.703,
          n: 8000,
        },
      },
      best: {
        model: {
          share: 0.557,
          n: 2000,
        },
        naive: {
          share: 0.475,
          n: 2000,
        },
      },
      likely: {
        said: {
          share: 0.119,
          n: 8000,
        },
        right: {
          share: 0.9044117647058824,
          n: 952,
        },
      },
      unlikely: {
        said: {
          share: 0.3265,
          n: 8000,
        },
        right: {
          share: 0.892802450229709,
          n: 2612,
        },
      },
      falselyHelping: {
        share: 0.019081568462990146,
        n: 4769,
      },
      power: {
        share: 0.3536526366715046,
        n: 2067,
      },
      ranks: [137, 105, 101, 110, 109, 93, 106, 104, 99, 98, 104, 96, 91, 92, 88, 95, 90, 101, 98, 83],
    },
  ],
  singleStarts: [
    {
      effect: 0,
      start: 'at a peak',
      patients: 2000,
      visits: 0.546,
      means: 0.123,
      model: 0.0135,
      skeptical: 0.003,
    },
    {
      effect: -1.5,
      start: 'at a peak',
      patients: 2000,
      visits: 0.8865,
      means: 0.639,
      model: 0.3095,
      skeptical: 0.111,
    },
    {
      effect: 0,
      start: 'planned',
      patients: 2000,
      visits: 0.25,
      means: 0.152,
      model: 0.0155,
      skeptical: 0.0015,
    },
    {
      effect: -1.5,
      start: 'planned',
      patients: 2000,
      visits: 0.6255,
      means: 0.678,
      model: 0.2805,
      skeptical: 0.0555,
    },
  ],
  shiftedStarts: {
    patients: 2000,
    excluded: 0.024625,
  },
  goals: [
    {
      goal: '90 % intervals hold the truth in 87–93 %: as assumed, 0 days apart',
      measured: 0.899125,
      met: true,
    },
    {
      goal: '90 % intervals hold the truth in 87–93 %: as assumed, 7 days apart',
      measured: 0.9035,
      met: true,
    },
    {
      goal: '90 % intervals hold the truth in 87–93 %: as assumed, 14 days apart',
      measured: 0.896375,
      met: true,
    },
    {
      goal: '90 % intervals hold the truth in 87–93 %: as assumed, 28 days apart',
      measured: 0.8975,
      met: true,
    },
    {
      goal: '90 % intervals hold the truth in 87–93 %: as assumed, 42 days apart',
      measured: 0.899875,
      met: true,
    },
    {
      goal: '90 % intervals hold the truth in 87–93 %: as assumed, 56 days apart',
      measured: 0.894375,
      met: true,
    },
    {
      goal: 'truths lie evenly in their posterior, χ² below 43.8: as assumed, 0 days apart',
      measured: 17.36,
      met: true,
    },
    {
      goal: 'truths lie evenly in their posterior, χ² below 43.8: as assumed, 7 days apart',
      measured: 19.400000000000002,
      met: true,
    },
    {
      goal: 'truths lie evenly in their posterior, χ² below 43.8: as assumed, 14 days apart',
      measured: 20.900000000000006,
      met: true,
    },
    {
      goal: 'truths lie evenly in their posterior, χ² below 43.8: as assumed, 28 days apart',
      measured: 15.139999999999999,
      met: true,
    },
    {
      goal: 'truths lie evenly in their posterior, χ² below 43.8: as assumed, 42 days apart',
      measured: 21.380000000000003,
      met: true,
    },
    {
      goal: 'truths lie evenly in their posterior, χ² below 43.8: as assumed, 56 days apart',
      measured: 22.2,
      met: true,
    },
    {
      goal: '90 % intervals hold the truth in at least 83 %: onset twice as slow as assumed',
      measured: 0.874125,
      met: true,
    },
    {
      goal: '90 % intervals hold the truth in at least 83 %: readings now and then far out (t with 4 df)',
      measured: 0.90075,
      met: true,
    },
    {
      goal: '90 % intervals hold the truth in at least 83 %: half of the check-ins not made',
      measured: 0.904625,
      met: true,
    },
    {
      goal: '90 % intervals hold the truth in at least 83 %: a point of regression to the mean',
      measured: 0.90925,
      met: true,
    },
    {
      goal: '90 % intervals hold the truth in at least 83 %: whole numbers from 0 to 10',
      measured: 0.89,
      met: true,
    },
    {
      goal: 'error as a share of that of before and after, below 1: as assumed, 0 days apart',
      measured: 0.343164195706663,
      met: true,
    },
    {
      goal: 'error as a share of that of before and after, below 1: as assumed, 7 days apart',
      measured: 0.36331713974922447,
      met: true,
    },
    {
      goal: 'error as a share of that of before and after, below 1: as assumed, 14 days apart',
      measured: 0.4258096846414944,
      met: true,
    },
    {
      goal: 'error as a share of that of before and after, below 1: as assumed, 28 days apart',
      measured: 0.5483422696599871,
      met: true,
    },
    {
      goal: 'error as a share of that of before and after, below 1: typical, 0 days apart',
      measured: 0.35022939938276637,
      met: true,
    },
    {
      goal: 'error as a share of that of before and after, below 1: typical, 7 days apart',
      measured: 0.36174853570953563,
      met: true,
    },
    {
      goal: 'error as a share of that of before and after, below 1: typical, 14 days apart',
      measured: 0.4191497366629062,
      met: true,
    },
    {
      goal: 'error as a share of that of before and after, below 1: typical, 28 days apart',
      measured: 0.5904928686562895,
      met: true,
    },
    {
      goal: 'error as a share of that of before and after, below 1: onset twice as slow as assumed',
      measured: 0.6497254176985091,
      met: true,
    },
    {
      goal: 'error as a share of that of before and after, below 1: readings now and then far out (t with 4 df)',
      measured: 0.5773390955644766,
      met: true,
    },
    {
      goal: 'error as a share of that of before and after, below 1: half of the check-ins not made',
      measured: 0.550609549296668,
      met: true,
    },
    {
      goal: 'error as a share of that of before and after, below 1: a point of regression to the mean',
      measured: 0.5473305065945535,
      met: true,
    },
    {
      goal: 'error as a share of that of before and after, below 1: whole numbers from 0 to 10',
      measured: 0.6458943046392251,
      met: true,
    },
    {
      goal: 'a treatment that does nothing, started at a peak, is called likely helping in at most 5 %',
      measured: 0.0135,
      met: true,
    },
    {
      goal: 'one visit against another says so in more than 25 %',
      measured: 0.546,
      met: true,
    },
    {
      goal: 'starts 60 days off: at most 10 % of the intervals exclude none',
      measured: 0.024625,
      met: true,
    },
  ],
};
